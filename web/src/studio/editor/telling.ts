import type { Text } from "@codemirror/state";

/** A text longer than this is told of when the typing rests: everything beside the editor reads it anew each time. */
const longText = 100_000;
const restMs = 250;

export interface Telling {
  changed: (text: Text) => void;
  /** What was not told yet, now: before it is saved, or the editor left. */
  flush: () => void;
}

export function telling(tell: (text: string) => void): Telling {
  let waiting: Text | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function flush(): void {
    clearTimeout(timer);
    if (waiting === undefined) return;
    const text = waiting.toString();
    waiting = undefined;
    tell(text);
  }

  function changed(text: Text): void {
    waiting = text;
    clearTimeout(timer);
    if (text.length <= longText) flush();
    else timer = setTimeout(flush, restMs);
  }

  return { changed, flush };
}
