import { Link } from "@tanstack/react-router";
import { ChevronRight } from "lucide-react";
import { useConversations } from "../api/conversations.ts";
import { AssistantIcon } from "../ui/assistant-icon.tsx";
import { Badge } from "../ui/badge.tsx";
import { GivenName } from "../ui/given-name.tsx";
import { type KnownAssistant, lastUsed } from "./chosen-assistant.ts";
import { useChatWords } from "./words.ts";

/** Whom to talk to. The one used last is marked, never taken. */
export function AssistantChoice({ assistants }: { assistants: readonly KnownAssistant[] }) {
  const say = useChatWords();
  const last = lastUsed(useConversations().data ?? []);
  return (
    <div className="scroll-quiet min-h-0 flex-1 overflow-y-auto px-4 sm:px-6">
      <div className="mx-auto max-w-[676px] pt-8 pb-8 sm:pt-[12vh]">
        <h2 className="text-xl font-semibold tracking-tight">{say("chooseTitle")}</h2>
        <p className="mt-1.5 text-pretty text-soft">{say("chooseText")}</p>
        <ul aria-label={say("chooseAssistant")} className="mt-6 border-line border-t">
          {assistants.map((assistant) => (
            <li key={assistant.id} className="border-line border-b">
              <AssistantRow assistant={assistant} last={assistant.id === last} />
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

function AssistantRow({ assistant, last }: { assistant: KnownAssistant; last: boolean }) {
  const say = useChatWords();
  return (
    <Link
      to="/chat"
      search={{ assistant: assistant.id }}
      className="group flex min-h-14 items-center gap-3 py-3 hover:text-accent-ink"
    >
      <AssistantIcon name={assistant.name} icon={assistant.icon} size="large" />
      <span className="min-w-0 flex-1">
        <span className="flex flex-wrap items-center gap-x-2.5 gap-y-1 font-medium">
          <GivenName>{assistant.name}</GivenName>
          {last && <Badge>{say("lastUsed")}</Badge>}
        </span>
        {assistant.description && (
          <span className="mt-0.5 block text-[0.8125rem] text-soft">
            <GivenName max={120}>{assistant.description}</GivenName>
          </span>
        )}
      </span>
      <ChevronRight aria-hidden="true" className="size-4 shrink-0 text-faint" />
    </Link>
  );
}
