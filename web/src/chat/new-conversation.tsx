import { useNavigate } from "@tanstack/react-router";
import { Bot } from "lucide-react";
import { useRef, useState } from "react";
import { type AssistantSummary, useAssistants } from "../api/assistants.ts";
import { useOnline } from "../api/connection.ts";
import { useStartConversation } from "../api/conversations.ts";
import { cx } from "../ui/class-names.ts";
import { plainLine } from "../ui/clip.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { FailurePanel, useFailureText } from "../ui/failure.tsx";
import { GivenName } from "../ui/given-name.tsx";
import { Skeleton } from "../ui/spinner.tsx";
import { toast } from "../ui/toast.tsx";
import { Composer } from "./composer.tsx";
import { Starters } from "./starters.tsx";
import { useChatWords } from "./words.ts";

/** Nothing opened yet: choose an assistant, say something, and the conversation begins. */
export function NewConversation() {
  const say = useChatWords();
  const assistants = useAssistants();
  const published = assistants.data?.filter((assistant) => assistant.publishedVersion !== null) ?? [];
  if (assistants.isPending) return <Skeleton lines={6} className="mx-auto w-full max-w-[760px] p-6" />;
  if (assistants.error) {
    return <FailurePanel error={assistants.error} onRetry={() => void assistants.refetch()} />;
  }
  const [first] = published;
  if (first === undefined) {
    return (
      <EmptyState
        icon={<Bot aria-hidden="true" />}
        title={say("noAssistants")}
        text={say("noAssistantsText")}
      />
    );
  }
  return <Beginning assistants={published} first={first} />;
}

function Beginning({
  assistants,
  first,
}: {
  assistants: readonly AssistantSummary[];
  first: AssistantSummary;
}) {
  const online = useOnline();
  const [chosenId, setChosenId] = useState(first.id);
  const [text, setText] = useState("");
  const inputRef = useRef<HTMLTextAreaElement>(null);
  const begin = useBeginning(chosenId, setText);
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="scroll-quiet min-h-0 flex-1 overflow-y-auto px-4 sm:px-6">
        <div className="mx-auto max-w-[760px]">
          <Starters onPick={begin.send} />
          {assistants.length > 1 && (
            <AssistantChoice assistants={assistants} chosenId={chosenId} onChoose={setChosenId} />
          )}
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

interface AssistantChoiceProps {
  assistants: readonly AssistantSummary[];
  chosenId: string;
  onChoose: (id: string) => void;
}

function AssistantChoice({ assistants, chosenId, onChoose }: AssistantChoiceProps) {
  const say = useChatWords();
  return (
    <fieldset className="mt-2">
      <legend className="mb-2 text-xs font-medium text-faint">{say("chooseAssistant")}</legend>
      <div className="grid gap-2 sm:grid-cols-2">
        {assistants.map((assistant) => (
          <label
            key={assistant.id}
            className={cx(
              "flex min-h-16 cursor-pointer items-center gap-3 rounded-2xl border bg-surface px-4 py-3 transition-colors has-focus-visible:outline-2 has-focus-visible:outline-accent-ink",
              assistant.id === chosenId
                ? "border-accent-ink bg-accent-soft"
                : "border-line hover:border-edge",
            )}
          >
            <input
              type="radio"
              name="assistant"
              checked={assistant.id === chosenId}
              onChange={() => onChoose(assistant.id)}
              className="size-4 shrink-0 accent-accent"
            />
            <span className="min-w-0">
              <span className="block font-medium">
                <GivenName>{assistant.name}</GivenName>
              </span>
              {assistant.description && (
                <span className="line-clamp-2 text-[0.8125rem] text-soft">
                  <bdi>{plainLine(assistant.description)}</bdi>
                </span>
              )}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
