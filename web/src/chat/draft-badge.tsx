import { Tag } from "../ui/tag.tsx";
import { useChatWords } from "./words.ts";

/** Beside a conversation with what is not published: its runs are its builder's trials. */
export function DraftBadge() {
  const say = useChatWords();
  return (
    <span title={say("draftHint")} className="shrink-0">
      <Tag tone="notice">{say("draft")}</Tag>
    </span>
  );
}
