import type { ReactNode } from "react";

/** Above a part of the list. */
export function ListHead({ id, children }: { id: string; children: ReactNode }) {
  return (
    <h2 id={id} className="px-gutter pt-5 pb-1 text-note font-medium text-faint">
      {children}
    </h2>
  );
}
