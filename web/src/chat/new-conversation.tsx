import { useNavigate } from "@tanstack/react-router";
import { Bot } from "lucide-react";
import { useRef, useState } from "react";
import { useAssistants } from "../api/assistants.ts";
import { useOnline } from "../api/connection.ts";
import { useStartConversation } from "../api/conversations.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { FailurePanel, useFailureText } from "../ui/failure.tsx";
import { Skeleton } from "../ui/spinner.tsx";
import { toast } from "../ui/toast.tsx";
import { AssistantChoice } from "./assistant-choice.tsx";
import { ChatHead } from "./chat-head.tsx";
import { chosenAssistant, type KnownAssistant, knownAssistants } from "./chosen-assistant.ts";
import { Composer } from "./composer.tsx";
import { Opening } from "./opening.tsx";
import { useChatWords } from "./words.ts";

/** Nothing opened yet: choose an assistant, say something, and the conversation begins. */
export function NewConversation({ askedFor }: { askedFor: string | undefined }) {
  const say = useChatWords();
  const assistants = useAssistants();
  if (assistants.data === undefined) {
    return (
      <>
        <ChatHead current={null} />
        {assistants.error ? (
          <FailurePanel error={assistants.error} onRetry={() => void assistants.refetch()} />
        ) : (
          <Skeleton lines={6} className="mx-auto w-full max-w-[760px] p-6" />
        )}
      </>
    );
  }
  const known = knownAssistants(assistants.data);
  const chosen = chosenAssistant(known, askedFor);
  return (
    <>
      <ChatHead current={null} assistant={chosen} several={known.length > 1} />
      {known.length === 0 && (
        <EmptyState
          icon={<Bot aria-hidden="true" />}
          title={say("noAssistants")}
          text={say("noAssistantsText")}
        />
      )}
      {chosen && <Beginning key={chosen.id} assistant={chosen} />}
      {known.length > 1 && !chosen && <AssistantChoice assistants={known} />}
    </>
  );
}

function Beginning({ assistant }: { assistant: KnownAssistant }) {
  const online = useOnline();
  const [text, setText] = useState("");
  const inputRef = useRef<HTMLTextAreaElement>(null);
  const begin = useBeginning(assistant.id, setText);
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="scroll-quiet min-h-0 flex-1 overflow-y-auto px-4 sm:px-6">
        <div className="mx-auto max-w-[760px]">
          <Opening assistantId={assistant.id} draft={false} onPick={begin.send} />
        </div>
      </div>
      <div className="shrink-0 px-4 pt-2 pb-3 sm:px-6">
        <Composer
          text={text}
          onText={setText}
          onSend={() => begin.send(text)}
          jumpLabel=""
          disabled={!online || begin.pending}
          inputRef={inputRef}
        />
      </div>
    </div>
  );
}

/** Starts a conversation with its first message and opens it. */
function useBeginning(assistantId: string, setText: (text: string) => void) {
  const navigate = useNavigate();
  const failureText = useFailureText();
  const start = useStartConversation();
  function send(text: string): void {
    start.mutate(
      { assistantId, firstMessage: text.trim() },
      {
        onSuccess: ({ conversation }) =>
          navigate({ to: "/chat/$conversationId", params: { conversationId: conversation.id } }),
        onError: (error) => {
          setText(text);
          toast.failure(failureText(error));
        },
      },
    );
  }
  return { send, pending: start.isPending };
}
