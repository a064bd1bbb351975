import { Link, useParams } from "@tanstack/react-router";
import { MessageCircleOff } from "lucide-react";
import { isStatus } from "../api/client.ts";
import { type Thread as ThreadData, useThread } from "../api/conversations.ts";
import { Bar } from "../ui/bar.tsx";
import { Blank } from "../ui/blank.tsx";
import { buttonClass } from "../ui/button.tsx";
import { FailurePanel } from "../ui/failure.tsx";
import { Skeleton } from "../ui/spinner.tsx";
import { ChatHead } from "./chat-head.tsx";
import { ChatFrame } from "./chat-page.tsx";
import { Thread } from "./thread.tsx";
import { useChatWords } from "./words.ts";

export function ConversationPage() {
  const { conversationId } = useParams({ from: "/shell/chat/$conversationId" });
  return (
    <ChatFrame current={conversationId}>
      <OpenConversation key={conversationId} id={conversationId} />
    </ChatFrame>
  );
}

function OpenConversation({ id }: { id: string }) {
  const say = useChatWords();
  const thread = useThread(id);
  if (isStatus(thread.error, 404)) {
    return (
      <>
        <Bar title={say("notFound")} />
        <Blank
          icon={<MessageCircleOff aria-hidden="true" />}
          title={say("notFound")}
          text={say("notFoundText")}
          action={
            <Link to="/chat" className={buttonClass()}>
              {say("newConversation")}
            </Link>
          }
        />
      </>
    );
  }
  return (
    <>
      <ChatHead assistant={thread.data && assistantOf(thread.data)} talk={thread.data?.conversation} />
      {thread.data && <Thread thread={thread.data} />}
      {thread.isPending && <Skeleton lines={6} className="mx-auto w-full max-w-measure p-6" />}
      {thread.error && !thread.data && (
        <FailurePanel error={thread.error} onRetry={() => void thread.refetch()} />
      )}
    </>
  );
}

function assistantOf({ conversation: { assistantName: name, assistantIcon: icon, draft } }: ThreadData) {
  return { name, icon, draft };
}
