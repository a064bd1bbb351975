import type { FoundConversation } from "../../api/schema.gen.ts";
import { daysBetween } from "./talk-time.ts";

export type TalkGroup = "pinned" | "today" | "earlier";

/** The list as it is shown: a line for each group, and each conversation. */
export type TalkRow = { kind: "group"; group: TalkGroup } | { kind: "talk"; talk: FoundConversation };

/** Without groups where they come from a search. */
export function rowsOf(talks: readonly FoundConversation[], grouped: boolean, now = new Date()): TalkRow[] {
  let last: TalkGroup | null = null;
  return talks.flatMap((talk): TalkRow[] => {
    const group = groupOf(talk, now);
    const begins = grouped && group !== last;
    last = group;
    return [...(begins ? [{ kind: "group" as const, group }] : []), { kind: "talk", talk }];
  });
}

function groupOf({ pinned, updatedAt }: FoundConversation, now: Date): TalkGroup {
  if (pinned) return "pinned";
  return daysBetween(new Date(updatedAt), now) <= 0 ? "today" : "earlier";
}

/** A text cut where it has what was searched for, whatever the case: every second part is a hit. */
export function hitsIn(text: string, q: string): string[] {
  if (q === "") return [text];
  const escaped = q.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return text.split(new RegExp(`(${escaped})`, "iu"));
}
