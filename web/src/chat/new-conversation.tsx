import { useNavigate, useRouter } from "@tanstack/react-router";
import { Bot } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useAssistants } from "../api/assistants.ts";
import { useOnline } from "../api/connection.ts";
import { useStartConversation } from "../api/conversations.ts";
import { Blank } from "../ui/blank.tsx";
import { cx } from "../ui/class-names.ts";
import { FailurePanel, useFailureText } from "../ui/failure.tsx";
import { Skeleton } from "../ui/spinner.tsx";
import { toast } from "../ui/toast.tsx";
import { AssistantChoice } from "./assistant-choice.tsx";
import { ChatHead } from "./chat-head.tsx";
import { chosenAssistant, type KnownAssistant, knownAssistants } from "./chosen-assistant.ts";
import { column } from "./column.ts";
import { Composer } from "./composer.tsx";
import { keepDraft, readDraft } from "./drafts.ts";
import { Opening } from "./opening.tsx";
import { useChatWords } from "./words.ts";

/** Nothing opened yet: choose an assistant, say something, and the conversation begins. */
export function NewConversation({ askedFor }: { askedFor: string | undefined }) {
  const say = useChatWords();
  const assistants = useAssistants();
  if (assistants.data === undefined) {
    return (
      <>
        <ChatHead />
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
      <ChatHead assistant={chosen} several={known.length > 1} />
      {known.length === 0 && (
        <Blank icon={<Bot aria-hidden="true" />} title={say("noAssistants")} text={say("noAssistantsText")} />
      )}
      {chosen && <Beginning key={chosen.id} assistant={chosen} />}
      {known.length > 1 && !chosen && <AssistantChoice assistants={known} />}
    </>
  );
}

function Beginning({ assistant }: { assistant: KnownAssistant }) {
  const online = useOnline();
  const [text, setOwnText] = useState(() => readDraft(assistant.id));
  const inputRef = useRef<HTMLTextAreaElement>(null);
  function setText(next: string): void {
    setOwnText(next);
    keepDraft(assistant.id, next);
  }
  const begin = useBeginning(assistant.id, setText);
  useConversationSoon(text !== "");
  return (
    <div className="scroll-quiet min-h-0 flex-1 overflow-y-auto">
      <div className={cx(column, "flex min-h-full flex-col")}>
        <Opening
          assistantId={assistant.id}
          draft={false}
          onPick={begin.send}
          composer={
            <Composer
              text={text}
              onText={setText}
              onSend={() => begin.send(text)}
              jumpLabel=""
              disabled={!online || begin.pending}
              inputRef={inputRef}
            />
          }
        />
      </div>
    </div>
  );
}

/** Whoever begins to write will want the page of a conversation. */
function useConversationSoon(isWriting: boolean): void {
  const router = useRouter();
  useEffect(() => {
    if (isWriting) void router.loadRouteChunk(router.routesById["/shell/chat/$conversationId"]);
  }, [isWriting, router]);
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
        onSuccess: ({ conversation }) => {
          keepDraft(assistantId, "");
          return navigate({
            to: "/chat/$conversationId",
            params: { conversationId: conversation.id },
            viewTransition: true,
          });
        },
        onError: (error) => {
          setText(text);
          toast.failure(failureText(error));
        },
      },
    );
  }
  return { send, pending: start.isPending };
}
