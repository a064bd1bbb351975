import { Hand, Shield, Timer } from "lucide-react";
import { type ReactNode, useLayoutEffect, useRef } from "react";
import { clockText } from "../ui/countdown.ts";
import { defineWords } from "../ui/language/define-words.tsx";
import { useLanguage } from "../ui/language/language.ts";
import { hasTouchKeyboard } from "../ui/touch.ts";
import { leaveFocus } from "./focus-left.ts";
import { foldAway } from "./fold-away.ts";

const useFrameWords = defineWords(
  { consent: "征求你的同意", confirm: "请你确认", waits: "等你决定" },
  { consent: "Ask for your permission", confirm: "Ask you to confirm", waits: "Waits for you" },
);

interface RequestFrameProps {
  runId: string;
  kind: "consent" | "confirm";
  /** The id of the heading inside. */
  heading: string;
  secondsLeft: number;
  /** The person has decided here; their word is on its way. */
  decided: boolean;
  children: ReactNode;
}

/**
 * The box of everything that waits for a person's decision, and the line beside it that says so. It can be jumped to; it
 * never takes the focus. It is never taller than the thread's box: what is long in it (`RequestBody`) scrolls, and what
 * decides stays in view. Where there is room for it, what the person said stays in view above it.
 */
export function RequestFrame({ runId, kind, heading, secondsLeft, decided, children }: RequestFrameProps) {
  const frame = useRef<HTMLElement>(null);
  // Facts, duration and values begin at one x: behind the longest word of the language.
  const label =
    useLanguage() === "zh" ? "[--label:3.5rem] sm:[--label:4.5rem]" : "[--label:5rem] sm:[--label:5.5rem]";
  useLayoutEffect(() => {
    const element = frame.current;
    if (element === null) return;
    return () => {
      leaveFocus(element);
      foldAway(element);
    };
  }, []);
  return (
    <section
      ref={frame}
      id={requestId(runId)}
      data-request
      data-decided={decided || undefined}
      aria-labelledby={heading}
      tabIndex={-1}
      className={`flex max-h-[calc(100cqh-1rem)] max-w-measure flex-col outline-offset-4 max-sm:-mx-1 sm:max-h-[max(calc(100cqh-7rem),min(calc(100cqh-1rem),34rem))] ${label}`}
    >
      <Waits kind={kind} secondsLeft={secondsLeft} />
      <div className="relative flex min-h-0 flex-col">
        <span
          aria-hidden="true"
          className="absolute origin-top animate-light bg-notice max-sm:-inset-x-px max-sm:-top-px max-sm:z-10 max-sm:h-[3px] max-sm:rounded-t-card sm:inset-y-0 sm:-left-[26px] sm:w-[3px]"
        />
        <div
          data-card
          className="scroll-quiet flex min-h-0 flex-col overflow-y-auto rounded-card border border-edge bg-raised shadow-decide"
        >
          {children}
        </div>
      </div>
    </section>
  );
}

/** That it waits, on the line of the thread, and for how much longer; the card says the time in words too. */
function Waits({ kind, secondsLeft }: Pick<RequestFrameProps, "kind" | "secondsLeft">) {
  const say = useFrameWords();
  const Icon = kind === "consent" ? Shield : Hand;
  return (
    <p className="relative mb-2 flex shrink-0 items-center gap-2 font-medium text-notice-ink max-sm:px-1">
      <span
        aria-hidden="true"
        className="grid size-[18px] shrink-0 place-items-center rounded-full bg-page sm:absolute sm:-left-[34px]"
      >
        <Icon className="size-3.5" strokeWidth={2.25} />
      </span>
      <span className="min-w-0 truncate">
        {say(kind)}
        <span aria-hidden="true"> · </span>
        <span className="sr-only">, </span>
        {say("waits")}
      </span>
      <span aria-hidden="true" className="ml-auto flex items-center gap-1.5 whitespace-nowrap tabular-nums">
        <Timer className="size-3.5" strokeWidth={2.25} />
        {clockText(secondsLeft)}
      </span>
    </p>
  );
}

/** The part of a request that may be long. It can be scrolled with the keyboard too. */
export function RequestBody({ label, children }: { label: string; children: ReactNode }) {
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard
      tabIndex={0}
      className="scroll-quiet min-h-[calc-size(max-content,min(size,6rem))] shrink overflow-y-auto px-3 -outline-offset-2 sm:px-5"
    >
      {children}
    </section>
  );
}

export function focusRequest(runId: string): void {
  document.getElementById(requestId(runId))?.focus({ preventScroll: true });
}

/** Leads to the first field there is; where that would bring up a keyboard, the person chooses. */
export function focusField(runId: string): void {
  if (hasTouchKeyboard()) return;
  document
    .getElementById(requestId(runId))
    ?.querySelector<HTMLElement>("li :is(input, textarea, select)")
    ?.focus();
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
