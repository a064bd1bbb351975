import type { TranscriptEntry } from "../planner.ts";
import { asksForMore } from "./phrases.ts";

export type CallEntry = Extract<TranscriptEntry, { kind: "call" }>;

export interface Turn {
  /** The person's current words. */
  request: string;
  /** Their words before that the current ones go on from, oldest first; empty when these stand alone. */
  goesOnFrom: string[];
  calls: CallEntry[];
}

const REMEMBERED = 4;

export function readTurn(transcript: readonly TranscriptEntry[]): Turn {
  const at = transcript.findLastIndex((entry) => entry.kind === "user");
  const current = transcript[at];
  const request = current?.kind === "user" ? current.text : "";
  return {
    request,
    goesOnFrom: wordsBefore(transcript.slice(0, Math.max(0, at)), request).slice(-REMEMBERED),
    calls: transcript.slice(at + 1).filter((entry) => entry.kind === "call"),
  };
}

/** Words go on from the ones before when the assistant had asked for more, or when they say "and …?". */
function wordsBefore(entries: readonly TranscriptEntry[], words: string): string[] {
  const at = entries.findLastIndex((entry) => entry.kind === "user");
  const said = entries[at];
  if (said?.kind !== "user") return [];
  const answer = entries.slice(at + 1).findLast((entry) => entry.kind === "assistant");
  const isReply = answer?.kind === "assistant" && asksForMore(answer.text);
  if (!isReply && anotherValue(words) === undefined) return [];
  return [...wordsBefore(entries.slice(0, at), said.text), said.text];
}

const another = /^(?:那么?|and|what about|how about)\s*(.+?)\s*呢?[?？。.!！]*$|^(.+?)呢[?？]?$/i;

/** "那上海呢？", "how about Shanghai?" → the value to ask the same about. */
export function anotherValue(words: string): string | undefined {
  const match = another.exec(words.trim());
  return match?.[1] ?? match?.[2];
}
