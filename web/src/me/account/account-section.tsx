import type { ReactNode } from "react";

interface AccountSectionProps {
  title: string;
  lead: string;
  children: ReactNode;
}

/** What it is about beside what can be done, where there is room for both. */
export function AccountSection({ title, lead, children }: AccountSectionProps) {
  return (
    <section className="grid gap-x-10 gap-y-4 border-line border-t py-6 lg:grid-cols-[18rem_minmax(0,1fr)]">
      <div>
        <h2 className="text-head font-semibold">{title}</h2>
        <p className="mt-1 text-pretty text-soft">{lead}</p>
      </div>
      <div className="min-w-0">{children}</div>
    </section>
  );
}
