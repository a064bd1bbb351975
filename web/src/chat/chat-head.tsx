import { Link } from "@tanstack/react-router";
import { ChevronDown } from "lucide-react";
import { AssistantIcon } from "../ui/assistant-icon.tsx";
import { GivenName } from "../ui/given-name.tsx";
import { DraftBadge } from "./draft-badge.tsx";
import { ListDrawer } from "./list-drawer.tsx";
import { useChatWords } from "./words.ts";

interface ChatHeadProps {
  current: string | null;
  /** Whom one talks to, as soon as that is known. */
  assistant?: { name: string; icon: string; draft?: boolean } | undefined;
  /** Whether another one can be chosen here. */
  several?: boolean;
}

/** Always says whom one talks to. */
export function ChatHead({ current, assistant, several = false }: ChatHeadProps) {
  const say = useChatWords();
  return (
    <header className="flex min-h-14 shrink-0 items-center gap-2 border-line border-b bg-surface px-3 sm:px-6">
      <ListDrawer current={current} />
      {assistant ? (
        <>
          <AssistantIcon name={assistant.name} icon={assistant.icon} />
          <h1 className="min-w-0 truncate font-semibold">
            <GivenName>{assistant.name}</GivenName>
          </h1>
          {assistant.draft && <DraftBadge />}
          {several && (
            <Link
              to="/chat"
              aria-label={say("changeAssistant")}
              title={say("changeAssistant")}
              className="grid size-11 shrink-0 place-items-center rounded-xl text-soft hover:bg-sunken hover:text-ink"
            >
              <ChevronDown aria-hidden="true" className="size-4" />
            </Link>
          )}
        </>
      ) : (
        <h1 className="truncate font-semibold">{say("newConversation")}</h1>
      )}
    </header>
  );
}
