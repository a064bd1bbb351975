import { Link, useParams } from "@tanstack/react-router";
import { MessageCircleOff } from "lucide-react";
import type { ReactNode } from "react";
import { isStatus } from "../api/client.ts";
import { useThread } from "../api/conversations.ts";
import { buttonClass } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { FailurePanel } from "../ui/failure.tsx";
import { GivenName } from "../ui/given-name.tsx";
import { Skeleton } from "../ui/spinner.tsx";
import { ConversationList } from "./conversation-list.tsx";
import { ListDrawer } from "./list-drawer.tsx";
import { NewConversation } from "./new-conversation.tsx";
import { Thread } from "./thread.tsx";
import { useChatWords } from "./words.ts";

export function ChatHomePage() {
  return (
    <ChatFrame current={null}>
      <header className="flex min-h-14 shrink-0 items-center gap-2 border-line border-b bg-surface px-3 md:hidden">
        <ListDrawer current={null} />
        <span className="font-semibold">Behalf</span>
      </header>
      <NewConversation />
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
      <ThreadHead id={id} assistantName={thread.data?.conversation.assistantName} />
      {thread.data && <Thread thread={thread.data} />}
      {thread.isPending && <Skeleton lines={6} className="mx-auto w-full max-w-[760px] p-6" />}
      {thread.error && !thread.data && (
        <FailurePanel error={thread.error} onRetry={() => void thread.refetch()} />
      )}
    </>
  );
}

function ThreadHead({ id, assistantName }: { id: string; assistantName: string | undefined }) {
  const say = useChatWords();
  return (
    <header className="flex min-h-14 shrink-0 items-center gap-2 border-line border-b bg-surface px-3 sm:px-6">
      <ListDrawer current={id} />
      <h1 className="truncate font-semibold">
        {assistantName ? <GivenName>{assistantName}</GivenName> : say("assistant")}
      </h1>
    </header>
  );
}
