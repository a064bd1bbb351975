import { Link } from "@tanstack/react-router";
import { ChevronRight } from "lucide-react";
import { useLatestConversations } from "../api/conversations.ts";
import { AssistantIcon } from "../ui/assistant-icon.tsx";
import { GivenName } from "../ui/given-name.tsx";
import { focusOnArrival } from "../ui/keep-focus.ts";
import { Tag } from "../ui/tag.tsx";
import { type KnownAssistant, lastUsed } from "./chosen-assistant.ts";
import { useChatWords } from "./words.ts";

/** Whom to talk to. The one used last is marked, never taken. */
export function AssistantChoice({ assistants }: { assistants: readonly KnownAssistant[] }) {
  const say = useChatWords();
  const last = lastUsed(useLatestConversations().data ?? []);
  return (
    <div className="scroll-quiet min-h-0 flex-1 overflow-y-auto px-4 sm:px-6">
      <div className="mx-auto max-w-[676px] pt-8 pb-8 sm:pt-[12vh]">
        <h2 className="text-title font-semibold tracking-tight">{say("chooseTitle")}</h2>
        <p className="mt-1.5 text-pretty text-soft">{say("chooseText")}</p>
        <ul aria-label={say("chooseAssistant")} className="mt-6 border-line border-t">
          {assistants.map((assistant, index) => (
            <li key={assistant.id} className="border-line border-b">
              <AssistantRow assistant={assistant} last={assistant.id === last} first={index === 0} />
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

interface AssistantRowProps {
  assistant: KnownAssistant;
  last: boolean;
  /** Where the keyboard begins. */
  first: boolean;
}

function AssistantRow({ assistant, last, first }: AssistantRowProps) {
  const say = useChatWords();
  return (
    <Link
      ref={first ? focusOnArrival : undefined}
      to="/chat"
      search={{ assistant: assistant.id }}
      className="group flex min-h-14 items-center gap-3 py-3 hover:text-accent-ink"
    >
      <AssistantIcon name={assistant.name} icon={assistant.icon} size="large" />
      <span className="min-w-0 flex-1">
        <span className="flex flex-wrap items-center gap-x-2.5 gap-y-1 font-medium">
          <GivenName>{assistant.name}</GivenName>
          {last && <Tag>{say("lastUsed")}</Tag>}
        </span>
        {assistant.description && (
          <span className="mt-0.5 block text-work text-soft">
            <GivenName max={120}>{assistant.description}</GivenName>
          </span>
        )}
      </span>
      <ChevronRight aria-hidden="true" className="size-4 shrink-0 text-faint" />
    </Link>
  );
}
