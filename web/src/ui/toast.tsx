import { CircleAlert, CircleCheck, X } from "lucide-react";
import { useSyncExternalStore } from "react";
import { useOnline } from "../api/connection.ts";
import { cx } from "./class-names.ts";
import { useUiWords } from "./words.ts";

/* Short news at the top of the screen, over titles: what is written in and what decides stands below. Our own, because ready-made ones write <style> elements, which the
   page's content security policy forbids. */

interface Item {
  id: number;
  tone: "success" | "failure";
  text: string;
}

const shownFor = { success: 4_000, failure: 8_000 } as const;
const listeners = new Set<() => void>();
let items: readonly Item[] = [];
let lastId = 0;

/** Says what happened. */
export const toast = {
  success: (text: string) => show("success", text),
  failure: (text: string) => show("failure", text),
};

function show(tone: Item["tone"], text: string): void {
  lastId += 1;
  const item = { id: lastId, tone, text };
  change([...items.slice(-2), item]);
  setTimeout(() => dismiss(item.id), shownFor[tone]);
}

function dismiss(id: number): void {
  change(items.filter((item) => item.id !== id));
}

function change(next: readonly Item[]): void {
  items = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function Toaster() {
  const say = useUiWords();
  const shown = useSyncExternalStore(subscribe, () => items);
  const online = useOnline();
  return (
    <div
      role="status"
      data-toasts
      aria-live="polite"
      className={cx(
        "pointer-events-none fixed inset-x-0 z-50 flex flex-col items-center gap-2 px-4",
        // Below the bar that says so.
        online ? "top-1.5" : "top-11",
      )}
    >
      {shown.map((item) => (
        <div
          key={item.id}
          className="pointer-events-auto flex max-w-md animate-rise items-center gap-2.5 rounded-xl border border-line bg-raised py-1.5 pr-1.5 pl-4 shadow-float"
        >
          {item.tone === "success" ? (
            <CircleCheck aria-hidden="true" className="size-[18px] shrink-0 text-ok-ink" />
          ) : (
            <CircleAlert aria-hidden="true" className="size-[18px] shrink-0 text-danger-ink" />
          )}
          <p className="min-w-0 wrap-anywhere py-1">{item.text}</p>
          <button
            type="button"
            aria-label={say("dismiss")}
            onClick={() => dismiss(item.id)}
            className="target-44 grid size-8 shrink-0 place-items-center rounded-lg text-faint hover:bg-sunken"
          >
            <X aria-hidden="true" className="size-4" />
          </button>
        </div>
      ))}
    </div>
  );
}
