import type { ReactNode } from "react";

interface RequestFrameProps {
  runId: string;
  /** The id of the heading inside. */
  heading: string;
  children: ReactNode;
}

/**
 * The box of everything that waits for a person's decision. It can be jumped to; it never takes the focus. It is never
 * taller than the thread's box: what is long in it (`RequestBody`) scrolls, and what decides stays in view. Where there is
 * room for it, what the person said stays in view above it.
 */
export function RequestFrame({ runId, heading, children }: RequestFrameProps) {
  return (
    <section
      id={requestId(runId)}
      data-request
      aria-labelledby={heading}
      tabIndex={-1}
      className="scroll-quiet flex max-h-[calc(100cqh-1rem)] max-w-[680px] min-[640px]:max-h-[max(calc(100cqh-9rem),min(calc(100cqh-1rem),31.5rem))] animate-rise flex-col overflow-y-auto rounded-2xl border border-edge/60 bg-surface p-3 shadow-raised outline-offset-2 min-[400px]:px-5 min-[400px]:py-4"
    >
      {children}
    </section>
  );
}

/** The part of a request that may be long. It can be scrolled with the keyboard too. */
export function RequestBody({ label, children }: { label: string; children: ReactNode }) {
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard
      tabIndex={0}
      className="scroll-quiet mt-2.5 min-h-[calc-size(max-content,min(size,6rem))] shrink overflow-y-auto border-line border-y"
    >
      {children}
    </section>
  );
}

export function focusRequest(runId: string): void {
  document.getElementById(requestId(runId))?.focus({ preventScroll: true });
}

/** Leads to the first field that was refused, or to what is said of the whole, once the person has said to go on. */
export function focusProblem(runId: string): void {
  const request = document.getElementById(requestId(runId));
  const refused =
    request?.querySelector<HTMLElement>("[aria-invalid]") ?? request?.querySelector("[data-problem]");
  if (refused instanceof HTMLElement) refused.focus();
}

function requestId(runId: string): string {
  return `request-${runId}`;
}
