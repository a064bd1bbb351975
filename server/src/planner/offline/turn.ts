import type { TranscriptEntry } from "../planner.ts";
import { asksForMore } from "./phrases.ts";

export type CallEntry = Extract<TranscriptEntry, { kind: "call" }>;

export interface Turn {
  /** The person's current words. */
  request: string;
  /** Their words before, oldest first, as far as the assistant kept asking for something missing. */
  askedAbout: string[];
  /** The person's words right before the current ones, whatever came of them. */
  previous: string | undefined;
  calls: CallEntry[];
}

const REMEMBERED = 4;

export function readTurn(transcript: readonly TranscriptEntry[]): Turn {
  const at = transcript.findLastIndex((entry) => entry.kind === "user");
  const current = transcript[at];
  const before = transcript.slice(0, Math.max(0, at));
  return {
    request: current?.kind === "user" ? current.text : "",
    askedAbout: questionedBefore(before),
    previous: lastText(before, "user"),
    calls: transcript.slice(at + 1).filter((entry) => entry.kind === "call"),
  };
}

function lastText(entries: readonly TranscriptEntry[], kind: "user" | "assistant"): string | undefined {
  const entry = entries.findLast((it) => it.kind === kind);
  return entry?.kind === "user" || entry?.kind === "assistant" ? entry.text : undefined;
}

function questionedBefore(entries: readonly TranscriptEntry[]): string[] {
  const at = entries.findLastIndex((entry) => entry.kind === "user");
  const said = entries[at];
  const answer = lastText(entries.slice(at + 1), "assistant");
  if (said?.kind !== "user" || answer === undefined || !asksForMore(answer)) return [];
  return [...questionedBefore(entries.slice(0, at)), said.text].slice(-REMEMBERED);
}
