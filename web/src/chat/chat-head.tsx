import { Link } from "@tanstack/react-router";
import { ChevronDown } from "lucide-react";
import type { ConversationSummary } from "../api/schema.gen.ts";
import { AssistantIcon } from "../ui/assistant-icon.tsx";
import { Bar } from "../ui/bar.tsx";
import { useSpokenName } from "../ui/use-spoken-name.ts";
import { DraftBadge } from "./draft-badge.tsx";
import { ProgramBadge } from "./program-badge.tsx";
import { OpenTalkMenu } from "./talks/open-talk-menu.tsx";
import { useChatWords } from "./words.ts";

interface ChatHeadProps {
  /** Whom one talks to, as soon as that is known. */
  assistant?: { name: string; icon: string; draft?: boolean } | undefined;
  /** Whether another one can be chosen here. */
  several?: boolean;
  /** The conversation that is open. */
  talk?: ConversationSummary | undefined;
}

/** Always says whom one talks to. */
export function ChatHead({ assistant, several = false, talk }: ChatHeadProps) {
  const say = useChatWords();
  const spoken = useSpokenName();
  if (!assistant) return <Bar title={say("newConversation")} />;
  const name = spoken(assistant.name);
  return (
    <Bar
      title={name}
      heading={
        <>
          <AssistantIcon name={assistant.name} icon={assistant.icon} />
          <bdi className="truncate">{name}</bdi>
        </>
      }
      beside={
        <>
          {several && (
            <Link
              to="/chat"
              aria-label={say("changeAssistant")}
              title={say("changeAssistant")}
              className="target-44 grid size-7 shrink-0 place-items-center rounded-control text-soft hover:bg-hover hover:text-ink"
            >
              <ChevronDown aria-hidden="true" className="size-4" />
            </Link>
          )}
          {talk?.program && <ProgramBadge program={talk.program} />}
        </>
      }
      note={assistant.draft && <DraftBadge />}
      actions={talk && <OpenTalkMenu talk={talk} />}
    />
  );
}
