import { Link } from "@tanstack/react-router";
import { Search, SquarePen, X } from "lucide-react";
import { useRef, useState } from "react";
import { useConversationList } from "../../api/conversation-list.ts";
import { Button, IconButton } from "../../ui/button.tsx";
import { FailureNote } from "../../ui/failure.tsx";
import { SearchInput } from "../../ui/search-input.tsx";
import { SideHead } from "../../ui/side-section.tsx";
import { TalkList } from "./talk-list.tsx";
import { TalksSkeleton } from "./talks-skeleton.tsx";
import { useTalkWords } from "./words.ts";

/** A person's conversations, beside the one that is open. */
export function SideTalks({ current }: { current: string | null }) {
  const say = useTalkWords();
  const search = useSearching();
  return (
    <nav aria-label={say("conversations")} className="flex min-h-0 flex-1 flex-col">
      <SideHead
        action={
          <span className="flex gap-0.5">
            <IconButton
              ref={search.buttonRef}
              label={say(search.open ? "closeSearch" : "search")}
              aria-expanded={search.open}
              onClick={search.open ? search.end : search.begin}
            >
              {search.open ? <X aria-hidden="true" /> : <Search aria-hidden="true" />}
            </IconButton>
            <NewTalk />
          </span>
        }
      >
        {say("conversations")}
      </SideHead>
      {search.open && (
        // biome-ignore lint/a11y/noStaticElementInteractions: Escape comes up from the field
        <div className="px-1 pt-1 pb-2" onKeyDown={(event) => event.key === "Escape" && search.end()}>
          <SearchInput autoFocus label={say("search")} value={search.q} onChange={search.setQ} />
        </div>
      )}
      <Talks current={current} q={search.q.trim()} onClear={search.end} />
    </nav>
  );
}

function NewTalk() {
  const say = useTalkWords();
  return (
    <Link
      to="/chat"
      activeOptions={{ exact: true }}
      aria-label={say("newConversation")}
      title={say("newConversation")}
      className="target-44 grid size-7 place-items-center rounded-control hover:bg-hover hover:text-ink pointer-coarse:size-10 [&_svg]:size-4"
    >
      <SquarePen aria-hidden="true" />
    </Link>
  );
}

interface TalksProps {
  current: string | null;
  q: string;
  onClear: () => void;
}

function Talks({ current, q, onClear }: TalksProps) {
  const say = useTalkWords();
  const { conversations, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } =
    useConversationList(q);
  if (conversations === undefined) {
    return error ? <FailureNote error={error} onRetry={() => void refetch()} /> : <TalksSkeleton />;
  }
  return (
    <>
      {q !== "" && (
        <p role="status" className="sr-only">
          {conversations.length === 0 ? say("nothingFound", { q }) : ""}
        </p>
      )}
      {conversations.length === 0 && (
        <div className="px-[11px] py-2 text-work text-pretty text-soft">
          <p>{q === "" ? say("none") : say("nothingFound", { q })}</p>
          {q !== "" && (
            <Button size="small" className="mt-2" onClick={onClear}>
              {say("clear")}
            </Button>
          )}
        </div>
      )}
      {conversations.length > 0 && (
        <TalkList
          talks={conversations}
          q={q}
          current={current}
          onEnd={hasNextPage && !isFetchingNextPage ? () => void fetchNextPage() : undefined}
        />
      )}
    </>
  );
}

/** The field comes by its button and goes by Escape, with what was searched for; the button has the focus then. */
function useSearching() {
  const [open, setOpen] = useState(false);
  const [q, setQ] = useState("");
  const buttonRef = useRef<HTMLButtonElement>(null);
  return {
    open,
    q,
    setQ,
    buttonRef,
    begin: () => setOpen(true),
    end: () => {
      setOpen(false);
      setQ("");
      buttonRef.current?.focus();
    },
  };
}
