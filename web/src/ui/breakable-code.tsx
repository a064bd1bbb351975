import { Fragment } from "react";
import { cx } from "./class-names.ts";

/** A code or a path that breaks after its dots, slashes and underscores rather than inside a word. */
export function BreakableCode({ children, className }: { children: string; className?: string }) {
  return (
    <code className={cx("font-mono wrap-anywhere", className)}>
      {children.split(/(?<=[./_])/).map((part, index) => {
        const place = `${index}:${part}`;
        return (
          <Fragment key={place}>
            {part}
            <wbr />
          </Fragment>
        );
      })}
    </code>
  );
}
