import { Bot } from "lucide-react";
import { Tag } from "../ui/tag.tsx";
import { useSpokenName } from "../ui/use-spoken-name.ts";
import { useChatWords } from "./words.ts";

/** Beside a conversation that an application's program began in the person's name. */
export function ProgramBadge({ program }: { program: string }) {
  const say = useChatWords();
  return (
    <span title={say("programHint", { application: useSpokenName()(program) })} className="shrink-0">
      <Tag tone="outline">
        <Bot aria-hidden="true" className="size-3.5" />
        {say("program")}
      </Tag>
    </span>
  );
}
