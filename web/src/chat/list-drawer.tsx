import { PanelLeft } from "lucide-react";
import { useId, useRef } from "react";
import { ConversationList } from "./conversation-list.tsx";
import { useChatWords } from "./words.ts";

/** On a phone the conversation list slides in: a native popover, closed by Escape or a tap outside. */
export function ListDrawer({ current }: { current: string | null }) {
  const say = useChatWords();
  const id = useId();
  const drawer = useRef<HTMLDivElement>(null);
  return (
    <div className="md:hidden">
      <button
        type="button"
        popoverTarget={id}
        aria-label={say("conversations")}
        className="-ml-1 grid size-11 place-items-center rounded-xl text-soft hover:bg-sunken hover:text-ink"
      >
        <PanelLeft aria-hidden="true" className="size-5" />
      </button>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/noStaticElementInteractions: clicks bubble up from links, which have their own keys */}
      <div
        ref={drawer}
        id={id}
        popover="auto"
        onClick={(event) => {
          if (event.target instanceof Element && event.target.closest("a")) drawer.current?.hidePopover();
        }}
        className="fixed inset-y-0 left-0 m-0 h-dvh max-h-none w-[85vw] max-w-80 border-line border-r bg-surface text-ink shadow-float backdrop:bg-black/40"
      >
        <ConversationList current={current} />
      </div>
    </div>
  );
}
