import type { ReactNode } from "react";

interface RequestFrameProps {
  runId: string;
  /** The id of the heading inside. */
  heading: string;
  children: ReactNode;
}

/** The box of everything that waits for a person's decision. It can be jumped to; it never takes the focus. */
export function RequestFrame({ runId, heading, children }: RequestFrameProps) {
  return (
    <section
      id={requestId(runId)}
      data-request
      aria-labelledby={heading}
      tabIndex={-1}
      className="max-w-[560px] scroll-mt-4 animate-rise rounded-2xl border border-line bg-surface p-4 shadow-raised outline-offset-4 sm:p-5"
    >
      {children}
    </section>
  );
}

export function focusRequest(runId: string): void {
  const frame = document.getElementById(requestId(runId));
  frame?.scrollIntoView({ block: "start", behavior: "smooth" });
  frame?.focus({ preventScroll: true });
}

/** Leads to the first field that was refused, once the person has said to go on. */
export function focusProblem(runId: string): void {
  document.getElementById(requestId(runId))?.querySelector<HTMLElement>("[aria-invalid]")?.focus();
}

function requestId(runId: string): string {
  return `request-${runId}`;
}
