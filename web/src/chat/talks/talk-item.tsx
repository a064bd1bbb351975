import { Link } from "@tanstack/react-router";
import { type KeyboardEvent, useRef, useState } from "react";
import type { FoundConversation } from "../../api/schema.gen.ts";
import { htmlLang, useLanguage } from "../../ui/language/language.ts";
import { Tag } from "../../ui/tag.tsx";
import { plainLine } from "../../ui/text.ts";
import { useSpokenName } from "../../ui/use-spoken-name.ts";
import { ProgramBadge } from "../program-badge.tsx";
import { RenameField } from "./rename-field.tsx";
import { TalkMenu } from "./talk-menu.tsx";
import { hitsIn } from "./talk-rows.ts";
import { talkTime } from "./talk-time.ts";
import { useDeleting } from "./use-deleting.ts";
import { useSavingTalk } from "./use-saving-talk.ts";
import { useTalkWords } from "./words.ts";

interface TalkItemProps {
  talk: FoundConversation;
  q: string;
  open: boolean;
}

/** One conversation: what it is called, with whom, when, whether it waits; and what one may do with it. */
export function TalkItem({ talk, q, open }: TalkItemProps) {
  const say = useTalkWords();
  const [renaming, setRenaming] = useState(false);
  const link = useRef<HTMLAnchorElement>(null);
  const save = useSavingTalk(talk);
  const deleteIt = useDeleting(talk, open);
  function remove(): void {
    // What takes it back stands in the bar, which the opened sidebar covers.
    link.current?.closest<HTMLElement>("aside:popover-open")?.hidePopover();
    deleteIt();
  }
  const title = plainLine(talk.title) || say("untitled");

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
          {talk.program !== null && <ProgramBadge program={talk.program} />}
          <bdi className="min-w-0 truncate">
            <Hits text={title} q={q} />
          </bdi>
        </span>
        <SecondLine talk={talk} q={q} />
      </Link>
      <TalkMenu
        talk={talk}
        onRename={() => setRenaming(true)}
        onRemove={remove}
        className="absolute! top-1 right-1 opacity-0 group-hover:opacity-100 focus-visible:opacity-100 pointer-coarse:opacity-100"
      />
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
