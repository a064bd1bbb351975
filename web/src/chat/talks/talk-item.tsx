import { Link } from "@tanstack/react-router";
import { Ellipsis, Pencil, Pin, PinOff, Trash2 } from "lucide-react";
import { type KeyboardEvent, useRef, useState } from "react";
import { useChangeConversation } from "../../api/conversation-list.ts";
import type { FoundConversation } from "../../api/schema.gen.ts";
import { useFailureText } from "../../ui/failure.tsx";
import { htmlLang, useLanguage } from "../../ui/language/language.ts";
import { PopoverMenu, PopoverMenuItem } from "../../ui/popover-menu.tsx";
import { Tag } from "../../ui/tag.tsx";
import { clip, plainLine } from "../../ui/text.ts";
import { toast } from "../../ui/toast.tsx";
import { useSpokenName } from "../../ui/use-spoken-name.ts";
import { RenameField } from "./rename-field.tsx";
import { hitsIn } from "./talk-rows.ts";
import { talkTime } from "./talk-time.ts";
import { useDeleting } from "./use-deleting.ts";
import { useTalkWords } from "./words.ts";

interface TalkItemProps {
  talk: FoundConversation;
  q: string;
  open: boolean;
}

/** One conversation: what it is called, with whom, when, whether it waits; and what one may do with it. */
export function TalkItem({ talk, q, open }: TalkItemProps) {
  const say = useTalkWords();
  const failureText = useFailureText();
  const [renaming, setRenaming] = useState(false);
  const link = useRef<HTMLAnchorElement>(null);
  const change = useChangeConversation();
  const deleteIt = useDeleting(talk, open);
  function remove(): void {
    // What takes it back stands in the bar, which the opened sidebar covers.
    link.current?.closest<HTMLElement>("aside:popover-open")?.hidePopover();
    deleteIt();
  }
  const title = plainLine(talk.title) || say("untitled");
  const save = (next: { title?: string; pinned?: boolean }) =>
    change.mutate({ id: talk.id, ...next }, { onError: (error) => toast.failure(failureText(error)) });

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === "F2") setRenaming(true);
    if (event.key === "Delete") remove();
  }
  if (renaming) {
    return (
      <RenameField
        label={say("newName")}
        title={title}
        onDone={(next) => {
          if (next !== null && next !== title) save({ title: next });
          setRenaming(false);
          requestAnimationFrame(() => link.current?.focus());
        }}
      />
    );
  }
  return (
    <div className="group relative">
      <Link
        ref={link}
        data-talk
        to="/chat/$conversationId"
        params={{ conversationId: talk.id }}
        aria-keyshortcuts="F2 Delete"
        onKeyDown={onKeyDown}
        className="block min-h-12 rounded-control px-[11px] py-1.5 hover:bg-hover focus-visible:-outline-offset-2 group-has-[:popover-open]:bg-hover aria-[current=page]:bg-chosen"
      >
        <span className="flex items-center gap-1.5 font-medium group-hover:pr-7 group-focus-within:pr-7 group-has-[:popover-open]:pr-7 pointer-coarse:pr-9">
          {talk.draft && <Tag tone="notice">{say("draft")}</Tag>}
          <bdi className="min-w-0 truncate">
            <Hits text={title} q={q} />
          </bdi>
        </span>
        <SecondLine talk={talk} q={q} />
      </Link>
      <PopoverMenu
        label={say("more", { title: clip(title, 40) })}
        icon={<Ellipsis aria-hidden="true" />}
        className="absolute! top-1 right-1 opacity-0 group-hover:opacity-100 focus-visible:opacity-100 pointer-coarse:opacity-100"
      >
        <PopoverMenuItem icon={<Pencil aria-hidden="true" />} onSelect={() => setRenaming(true)}>
          {say("rename")}
        </PopoverMenuItem>
        <PopoverMenuItem
          icon={talk.pinned ? <PinOff aria-hidden="true" /> : <Pin aria-hidden="true" />}
          onSelect={() => save({ pinned: !talk.pinned })}
        >
          {say(talk.pinned ? "unpin" : "pin")}
        </PopoverMenuItem>
        <PopoverMenuItem take icon={<Trash2 aria-hidden="true" />} onSelect={remove}>
          {say("delete")}
        </PopoverMenuItem>
      </PopoverMenu>
    </div>
  );
}

/** With whom, or that it waits, or what was found; and when. */
function SecondLine({ talk, q }: { talk: FoundConversation; q: string }) {
  const spoken = useSpokenName();
  const say = useTalkWords();
  const language = useLanguage();
  return (
    <span className="flex items-center gap-2 text-note text-faint group-has-aria-[current=page]:text-soft">
      {talk.waitsFor !== null ? (
        <span className="flex min-w-0 flex-1 items-center gap-1.5 font-medium text-notice-ink">
          <span aria-hidden="true" className="size-[7px] shrink-0 rounded-full bg-current" />
          <span className="truncate">{say("waiting")}</span>
        </span>
      ) : (
        <bdi className="min-w-0 flex-1 truncate">
          {talk.found === null ? spoken(talk.assistantName) : <Hits text={plainLine(talk.found)} q={q} />}
        </bdi>
      )}
      <time dateTime={talk.updatedAt} className="shrink-0 tabular-nums">
        {talkTime(talk.updatedAt, htmlLang(language))}
      </time>
    </span>
  );
}

function Hits({ text, q }: { text: string; q: string }) {
  return hitsIn(text, q).map((part, index) => {
    const place = `${index}:${part}`;
    return index % 2 === 0 ? (
      part
    ) : (
      <mark key={place} className="bg-transparent font-semibold text-accent-ink">
        {part}
      </mark>
    );
  });
}
