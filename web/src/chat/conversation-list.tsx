import { Link } from "@tanstack/react-router";
import { Plus, Trash2 } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useConversations } from "../api/conversations.ts";
import type { ConversationSummary } from "../api/schema.gen.ts";
import { buttonClass, IconButton } from "../ui/button.tsx";
import { cx } from "../ui/class-names.ts";
import { FailureNote } from "../ui/failure.tsx";
import { useFormat } from "../ui/language/format.ts";
import { Skeleton } from "../ui/spinner.tsx";
import { plainLine } from "../ui/text.ts";
import { DraftBadge } from "./draft-badge.tsx";
import { useChatWords } from "./words.ts";

const DeleteDialog = lazy(async () => ({ default: (await import("./delete-dialog.tsx")).DeleteDialog }));

export function ConversationList({ current }: { current: string | null }) {
  const say = useChatWords();
  const conversations = useConversations();
  const [deleting, setDeleting] = useState<ConversationSummary | null>(null);
  return (
    <nav aria-label={say("conversations")} className="flex h-full flex-col">
      <NewButton />
      <div className="scroll-quiet min-h-0 flex-1 overflow-y-auto px-2 pb-3">
        {conversations.isPending && <Skeleton className="p-3" />}
        {conversations.error && (
          <FailureNote error={conversations.error} onRetry={() => void conversations.refetch()} />
        )}
        {conversations.data?.length === 0 && (
          <p className="px-3 py-2 text-[0.8125rem] text-faint">{say("noConversations")}</p>
        )}
        <ul className="space-y-0.5">
          {conversations.data?.map((conversation) => (
            <ConversationItem
              key={conversation.id}
              conversation={conversation}
              onDelete={() => setDeleting(conversation)}
            />
          ))}
        </ul>
      </div>
      {deleting && (
        <Suspense fallback={null}>
          <DeleteDialog
            conversationId={deleting.id}
            open={deleting.id === current}
            onClose={() => setDeleting(null)}
          />
        </Suspense>
      )}
    </nav>
  );
}

function NewButton() {
  const say = useChatWords();
  return (
    <div className="p-3">
      <Link to="/chat" activeOptions={{ exact: true }} className={cx(buttonClass(), "w-full justify-start!")}>
        <Plus aria-hidden="true" className="size-[18px]" />
        {say("newConversation")}
      </Link>
    </div>
  );
}

interface ItemProps {
  conversation: ConversationSummary;
  onDelete: () => void;
}

function ConversationItem({ conversation, onDelete }: ItemProps) {
  const say = useChatWords();
  const format = useFormat();
  return (
    <li className="group relative">
      <Link
        to="/chat/$conversationId"
        params={{ conversationId: conversation.id }}
        className="block min-h-14 rounded-xl py-2 pr-11 pl-3 hover:bg-sunken aria-[current=page]:bg-accent-soft focus-visible:-outline-offset-2"
      >
        <span className="flex items-center gap-1.5 font-medium">
          {conversation.draft && <DraftBadge />}
          <span className="min-w-0 truncate">
            <bdi>{plainLine(conversation.title) || say("untitled")}</bdi>
          </span>
        </span>
        <span className="flex gap-1.5 text-xs text-faint group-has-aria-[current=page]:text-soft">
          <span className="truncate">
            <bdi>{plainLine(conversation.assistantName)}</bdi>
          </span>
          <span className="shrink-0">{format.relative(conversation.updatedAt)}</span>
        </span>
      </Link>
      <IconButton
        label={say("deleteConversation")}
        onClick={onDelete}
        className="absolute! top-2.5 right-1.5 opacity-0 group-hover:opacity-100 focus-visible:opacity-100 pointer-coarse:opacity-100"
      >
        <Trash2 aria-hidden="true" />
      </IconButton>
    </li>
  );
}
