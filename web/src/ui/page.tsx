import type { ReactNode } from "react";
import { Bar, type Crumb } from "./bar.tsx";
import { cx } from "./class-names.ts";

/** The column a page's content stands in; a wide one uses what there is. */
export function Page({ children, wide = false }: { children: ReactNode; wide?: boolean }) {
  return (
    <div className={cx("w-full px-gutter pb-10", wide ? "max-w-[110rem]" : "max-w-4xl")}>{children}</div>
  );
}

interface PageHeaderProps {
  title: string;
  lead?: ReactNode;
  actions?: ReactNode;
  /** The pages above this one. */
  crumbs?: readonly Crumb[];
}

/** Title and actions of a page, in the bar; what leads into it, above its content. */
export function PageHeader({ title, lead, actions, crumbs = [] }: PageHeaderProps) {
  return (
    <>
      <Bar title={title} actions={actions} crumbs={crumbs} />
      {lead && <p className="max-w-[52em] pt-5 pb-4 text-body text-pretty text-soft">{lead}</p>}
    </>
  );
}
