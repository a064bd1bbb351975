import type { CallEntry, PlannerInput, TranscriptEntry } from "../planner.ts";

export type { CallEntry };

/** What the person asks now, and what came of it so far. */
export interface Turn {
  request: string;
  /** What they said before, oldest first. */
  before: string[];
  calls: CallEntry[];
}

export function readTurn({ transcript }: Pick<PlannerInput, "transcript">): Turn {
  const at = transcript.findLastIndex((entry) => entry.kind === "user");
  const texts = textsOfPerson(transcript);
  return {
    request: texts.at(-1) ?? "",
    before: texts.slice(0, -1),
    calls: transcript.slice(at + 1).filter((entry) => entry.kind === "call"),
  };
}

export const textsOfPerson = (transcript: readonly TranscriptEntry[]): string[] =>
  transcript.flatMap((entry) => (entry.kind === "user" ? [entry.text] : []));
