import { Link, useParams, useSearch } from "@tanstack/react-router";
import { MessageCircleOff } from "lucide-react";
import type { ReactNode } from "react";
import { isStatus } from "../api/client.ts";
import { type Thread as ThreadData, useThread } from "../api/conversations.ts";
import { buttonClass } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { FailurePanel } from "../ui/failure.tsx";
import { Skeleton } from "../ui/spinner.tsx";
import { ChatHead } from "./chat-head.tsx";
import { ConversationList } from "./conversation-list.tsx";
import { NewConversation } from "./new-conversation.tsx";
import { Thread } from "./thread.tsx";
import { useChatWords } from "./words.ts";

export function ChatHomePage() {
  const { assistant } = useSearch({ from: "/shell/chat" });
  return (
    <ChatFrame current={null}>
      <NewConversation askedFor={assistant} />
    </ChatFrame>
  );
}

export function ConversationPage() {
  const { conversationId } = useParams({ from: "/shell/chat/$conversationId" });
  return (
    <ChatFrame current={conversationId}>
      <OpenConversation key={conversationId} id={conversationId} />
    </ChatFrame>
  );
}

/** The list beside the thread; on a phone it is a drawer, opened from the header. */
function ChatFrame({ current, children }: { current: string | null; children: ReactNode }) {
  const say = useChatWords();
  return (
    <div className="flex h-full">
      <title>{`${say("title")} · Behalf`}</title>
      <aside className="hidden w-[260px] shrink-0 border-line border-r bg-surface md:block">
        <ConversationList current={current} />
      </aside>
      <div className="flex min-w-0 flex-1 flex-col">{children}</div>
    </div>
  );
}

function OpenConversation({ id }: { id: string }) {
  const say = useChatWords();
  const thread = useThread(id);
  if (isStatus(thread.error, 404)) {
    return (
      <EmptyState
        icon={<MessageCircleOff aria-hidden="true" />}
        title={say("notFound")}
        text={say("notFoundText")}
        action={
          <Link to="/chat" className={buttonClass()}>
            {say("newConversation")}
          </Link>
        }
      />
    );
  }
  return (
    <>
      <ChatHead current={id} assistant={thread.data && assistantOf(thread.data)} />
      {thread.data && <Thread thread={thread.data} />}
      {thread.isPending && <Skeleton lines={6} className="mx-auto w-full max-w-[760px] p-6" />}
      {thread.error && !thread.data && (
        <FailurePanel error={thread.error} onRetry={() => void thread.refetch()} />
      )}
    </>
  );
}

function assistantOf({ conversation: { assistantName: name, assistantIcon: icon, draft } }: ThreadData) {
  return { name, icon, draft };
}
