import { useNavigate } from "@tanstack/react-router";
import { MessageCircle, Rocket } from "lucide-react";
import { useState } from "react";
import { useStartConversation } from "../api/conversations.ts";
import type { Assistant } from "../api/schema.gen.ts";
import { AssistantIcon } from "../ui/assistant-icon.tsx";
import { Button } from "../ui/button.tsx";
import { useFailureText } from "../ui/failure.tsx";
import { GivenName } from "../ui/given-name.tsx";
import { toast } from "../ui/toast.tsx";
import { OutOfUseAction, OutOfUseBadge } from "./out-of-use.tsx";
import { PublishDialog } from "./publish/publish-dialog.tsx";
import { PublishedChip } from "./published-chip.tsx";
import { useStudioWords } from "./words.ts";

/** What it is called, whether people have it, and the two things to do with it. */
export function AssistantHeader({ assistant }: { assistant: Assistant }) {
  const say = useStudioWords();
  const [publishing, setPublishing] = useState(false);
  return (
    <header className="mb-5 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
      <title>{`${assistant.name} · Behalf`}</title>
      <div className="min-w-0">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <AssistantIcon name={assistant.name} icon={assistant.icon} size="large" />
          <h1 className="text-xl font-semibold tracking-tight wrap-anywhere">
            <GivenName max={100}>{assistant.name}</GivenName>
          </h1>
          <PublishedChip version={assistant.publishedVersion} />
          <OutOfUseBadge disabled={assistant.disabled} />
        </div>
        {assistant.description && (
          <p className="mt-1 max-w-prose text-soft">
            <GivenName max={300}>{assistant.description}</GivenName>
          </p>
        )}
      </div>
      <div className="flex flex-wrap gap-2">
        <OutOfUseAction assistant={assistant} />
        <TryButton assistant={assistant} />
        <Button variant="primary" onClick={() => setPublishing(true)}>
          <Rocket aria-hidden="true" className="size-4" />
          {say("publish")}
        </Button>
      </div>
      {publishing && <PublishDialog assistant={assistant} onClose={() => setPublishing(false)} />}
    </header>
  );
}

/** Opens a conversation with the draft, which only its builders can. */
function TryButton({ assistant }: { assistant: Assistant }) {
  const say = useStudioWords();
  const navigate = useNavigate();
  const failureText = useFailureText();
  const start = useStartConversation();
  return (
    <Button
      busy={start.isPending}
      disabled={assistant.disabled}
      onClick={() =>
        start.mutate(
          { assistantId: assistant.id, draft: true },
          {
            onSuccess: ({ conversation }) =>
              void navigate({ to: "/chat/$conversationId", params: { conversationId: conversation.id } }),
            onError: (error) => toast.failure(failureText(error)),
          },
        )
      }
    >
      <MessageCircle aria-hidden="true" className="size-4" />
      {say("tryIt")}
    </Button>
  );
}
