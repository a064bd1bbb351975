import type { ComponentProps } from "react";
import { cx } from "./class-names.ts";

/* Pieces of a table that scrolls inside its own box, so that a page never scrolls sideways. */

export function Table({ className, ...rest }: ComponentProps<"table">) {
  return (
    <div className="scroll-quiet overflow-x-auto rounded-2xl border border-line bg-surface">
      <table {...rest} className={cx("w-full border-collapse text-left text-sm", className)} />
    </div>
  );
}

export function Th({ className, ...rest }: ComponentProps<"th">) {
  return (
    <th
      scope="col"
      {...rest}
      className={cx(
        "whitespace-nowrap border-line border-b px-4 py-3 text-xs font-medium text-faint",
        className,
      )}
    />
  );
}

export function Tr({ className, ...rest }: ComponentProps<"tr">) {
  return (
    <tr {...rest} className={cx("border-line border-b last:border-b-0 hover:bg-sunken/50", className)} />
  );
}

export function Td({ className, ...rest }: ComponentProps<"td">) {
  return <td {...rest} className={cx("px-4 py-3 align-top", className)} />;
}
