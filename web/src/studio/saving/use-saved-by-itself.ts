import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { useUpdateAssistant } from "../../api/assistants.ts";
import type { Assistant, AssistantChange } from "../../api/schema.gen.ts";
import { useDraftSaving } from "./draft-saving.tsx";

/** How long nothing is written before it is saved, in milliseconds. */
const pause = 1_500;

interface Given<T> {
  assistantId: string;
  /** What the draft holds. */
  saved: T;
  /** What there is to save; null when both say the same. */
  difference: (values: T, saved: T) => AssistantChange | null;
  /** Whether it can be saved as it is. */
  isReady: (values: T) => boolean;
  /** What saving `sent` gave, taken into what is being edited. */
  take?: (edited: Partial<T>, sent: Partial<T>, assistant: Assistant) => Partial<T>;
}

/** What is written stays in its fields as it was written. */
interface Edits<T> {
  edited: Partial<T>;
  /** As it was last saved from here. */
  settled: Partial<T>;
}

/** Fields that save themselves: after a pause, on leaving one of them, and before the page is left. */
export function useSavedByItself<T extends object>(given: Given<T>) {
  const { assistantId, saved, difference, isReady, take = (edited) => edited } = given;
  const place = useDraftSaving();
  const update = useUpdateAssistant(assistantId);
  const [{ edited, settled }, setEdits] = useState<Edits<T>>({ edited: {}, settled: {} });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const running = useRef<{ sent: Partial<T>; done: Promise<boolean> } | null>(null);
  const values: T = { ...saved, ...edited };
  const toSend = difference(values, { ...saved, ...settled });
  const ready = isReady(values);

  async function send(change: AssistantChange): Promise<void> {
    const { assistant } = await update.mutateAsync(change);
    setEdits((now) => ({
      edited: take(now.edited, edited, assistant),
      settled: { ...now.settled, ...edited },
    }));
  }

  /** Answers whether everything is saved. One after the other, for the last one has to win. */
  async function save(): Promise<boolean> {
    clearTimeout(timer.current);
    if (toSend === null) {
      place.forget();
      return true;
    }
    if (!ready) return false;
    const before = running.current;
    if (before?.sent === edited) return before.done;
    const done = (before?.done ?? Promise.resolve(true))
      .then(() =>
        place.save(
          () => send(toSend),
          () => void latest.current(),
        ),
      )
      .finally(() => {
        if (running.current?.done === done) running.current = null;
      });
    running.current = { sent: edited, done };
    return done;
  }

  const latest = useLatest(save);
  useSaveWhenLeft(() => {
    if (!update.isError) void latest.current();
  });
  useTellUnsaved(toSend === null ? null : ready ? "waiting" : "incomplete");

  return {
    values,
    change: (part: Partial<T>) => {
      setEdits((now) => ({ ...now, edited: { ...now.edited, ...part } }));
      if (update.isError) update.reset();
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void latest.current(), pause);
    },
    save,
    unsaved: toSend !== null,
    error: update.error,
  };
}

function useLatest<T>(value: T) {
  const latest = useRef(value);
  useLayoutEffect(() => {
    latest.current = value;
  });
  return latest;
}

/** A phone may end a page that is hidden without asking. */
function useSaveWhenLeft(save: () => void): void {
  const latest = useLatest(save);
  useEffect(() => {
    const onChange = () => document.visibilityState === "hidden" && latest.current();
    document.addEventListener("visibilitychange", onChange);
    return () => {
      document.removeEventListener("visibilitychange", onChange);
      latest.current();
    };
  }, [latest]);
}

function useTellUnsaved(unsaved: "waiting" | "incomplete" | null): void {
  const { setUnsaved } = useDraftSaving();
  useEffect(() => setUnsaved(unsaved), [unsaved, setUnsaved]);
  useEffect(() => () => setUnsaved(null), [setUnsaved]);
}
