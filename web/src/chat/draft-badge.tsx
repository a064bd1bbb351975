import { Badge } from "../ui/badge.tsx";
import { useChatWords } from "./words.ts";

/** Beside a conversation with what is not published: its runs are its builder's trials. */
export function DraftBadge() {
  const say = useChatWords();
  return (
    <span title={say("draftHint")} className="shrink-0">
      <Badge tone="warn">{say("draft")}</Badge>
    </span>
  );
}
