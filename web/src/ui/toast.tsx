import { Check, TriangleAlert, X } from "lucide-react";
import { useSyncExternalStore } from "react";
import { cx } from "./class-names.ts";
import { useUiWords } from "./words.ts";

/* Short news in the bar above the page. Our own, because ready-made ones write <style> elements, which the page's
   content security policy forbids. */

interface Item {
  id: number;
  tone: "success" | "failure";
  text: string;
  undo: (() => void) | null;
}

interface SuccessOptions {
  /** Takes back what was done; offered as long as the message stands. */
  undo?: () => void;
}

/** How long a message stands, in milliseconds. */
export const messageStands = 8_000;

const listeners = new Set<() => void>();
let items: readonly Item[] = [];
let lastId = 0;

/** Says what happened. */
export const toast = {
  success: (text: string, { undo }: SuccessOptions = {}) => show("success", text, undo ?? null),
  failure: (text: string) => show("failure", text, null),
};

function show(tone: Item["tone"], text: string, undo: Item["undo"]): void {
  lastId += 1;
  const item = { id: lastId, tone, text, undo };
  change([...items, item]);
  setTimeout(() => dismiss(item.id), messageStands);
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

/** ⌘Z or Ctrl Z takes back what the latest message says, but not while one writes. */
function onKeyDown(event: KeyboardEvent): void {
  const { key, target } = event;
  const latest = items.at(-1);
  const isWriting =
    target instanceof Element && target.closest("input, textarea, [contenteditable]") !== null;
  if (key !== "z" || event.shiftKey || !(event.ctrlKey || event.metaKey) || isWriting || !latest?.undo)
    return;
  event.preventDefault();
  takeBack(latest);
}

function takeBack({ id, undo }: Item): void {
  undo?.();
  dismiss(id);
}

addEventListener("keydown", onKeyDown);

/** The latest message, with what takes it back, and how many wait behind it. */
export function Messages() {
  const shown = useSyncExternalStore(subscribe, () => items);
  const latest = shown.at(-1);
  return (
    <div
      role="status"
      data-toasts
      aria-live="polite"
      className="max-sm:absolute max-sm:inset-x-2 max-sm:top-2 max-sm:z-10 max-sm:empty:hidden"
    >
      {latest && <Message key={latest.id} item={latest} />}
    </div>
  );
}

function Message({ item }: { item: Item }) {
  const say = useUiWords();
  const failed = item.tone === "failure";
  const Icon = failed ? TriangleAlert : Check;
  return (
    <div
      className={cx(
        "relative flex min-h-8 animate-show items-center gap-2 overflow-hidden rounded-control pr-1 pl-3 font-medium",
        failed ? "bg-notice-soft text-notice-ink" : "bg-accent-soft text-accent-ink",
      )}
    >
      <Icon aria-hidden="true" className="size-4 shrink-0" />
      <p className="line-clamp-2 min-w-0 max-w-[26rem] flex-1 wrap-anywhere" title={item.text}>
        {item.text}
      </p>
      {item.undo && (
        <button
          type="button"
          onClick={() => takeBack(item)}
          aria-keyshortcuts="Control+Z Meta+Z"
          className="target-44 px-2 whitespace-nowrap underline underline-offset-3"
        >
          {say("undo")}
        </button>
      )}
      <button
        type="button"
        aria-label={say("dismiss")}
        onClick={() => dismiss(item.id)}
        className="target-44 grid size-7 shrink-0 place-items-center rounded-control hover:bg-hover"
      >
        <X aria-hidden="true" className="size-4" />
      </button>
      {item.undo && (
        <span
          aria-hidden="true"
          className="absolute inset-x-0 bottom-0 h-0.5 origin-left animate-drain bg-current"
        />
      )}
    </div>
  );
}
