import type { TranscriptEntry } from "../../planner.ts";
import { asksForMore } from "../../telling/phrases.ts";

export type CallEntry = Extract<TranscriptEntry, { kind: "call" }>;

export interface Turn {
  /** The person's current words. */
  request: string;
  /** Their words before that the current ones go on from, oldest first; empty when these stand alone. */
  goesOnFrom: string[];
  calls: CallEntry[];
}

const REMEMBERED = 4;

/** From `since` on: what was said before that place is another matter. */
export function readTurn(transcript: readonly TranscriptEntry[], since = 0): Turn {
  const at = transcript.findLastIndex((entry) => entry.kind === "user");
  return {
    request: userText(transcript[at]),
    goesOnFrom: continued(transcript)
      .filter((place) => place >= since)
      .map((place) => userText(transcript[place])),
    calls: transcript.slice(at + 1).filter((entry) => entry.kind === "call"),
  };
}

/** Where the person's words stand that the current ones go on from, oldest first. */
export function continued(transcript: readonly TranscriptEntry[]): number[] {
  const at = transcript.findLastIndex((entry) => entry.kind === "user");
  return at < 0 ? [] : placesBefore(transcript.slice(0, at), userText(transcript[at])).slice(-REMEMBERED);
}

/** Words go on from the ones before when the assistant had asked for more, or when they say "and …?". */
function placesBefore(entries: readonly TranscriptEntry[], words: string): number[] {
  const at = entries.findLastIndex((entry) => entry.kind === "user");
  if (at < 0) return [];
  const answer = entries.slice(at + 1).findLast((entry) => entry.kind === "assistant");
  const isReply = answer?.kind === "assistant" && asksForMore(answer.text);
  if (!isReply && anotherValue(words) === undefined) return [];
  return [...placesBefore(entries.slice(0, at), userText(entries[at])), at];
}

const userText = (entry: TranscriptEntry | undefined): string => (entry?.kind === "user" ? entry.text : "");

const another = /^(?:那么?|and|what about|how about)\s*(.+?)\s*呢?[?？。.!！]*$|^(.+?)呢[?？]?$/i;

/** "那上海呢？", "how about Shanghai?" → the value to ask the same about. */
export function anotherValue(words: string): string | undefined {
  const match = another.exec(words.trim());
  return match?.[1] ?? match?.[2];
}
