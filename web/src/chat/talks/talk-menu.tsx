import { Ellipsis, Pencil, Pin, PinOff, Trash2 } from "lucide-react";
import type { ConversationSummary } from "../../api/schema.gen.ts";
import { PopoverMenu, PopoverMenuItem } from "../../ui/popover-menu.tsx";
import { clip, plainLine } from "../../ui/text.ts";
import { useSavingTalk } from "./use-saving-talk.ts";
import { useTalkWords } from "./words.ts";

interface TalkMenuProps {
  talk: ConversationSummary;
  className?: string;
  onRename: () => void;
  onRemove: () => void;
}

/** What one may do with a conversation. */
export function TalkMenu({ talk, className, onRename, onRemove }: TalkMenuProps) {
  const say = useTalkWords();
  const save = useSavingTalk(talk);
  const title = plainLine(talk.title) || say("untitled");
  return (
    <PopoverMenu
      label={say("more", { title: clip(title, 40) })}
      icon={<Ellipsis aria-hidden="true" />}
      {...(className !== undefined && { className })}
    >
      <PopoverMenuItem icon={<Pencil aria-hidden="true" />} onSelect={onRename}>
        {say("rename")}
      </PopoverMenuItem>
      <PopoverMenuItem
        icon={talk.pinned ? <PinOff aria-hidden="true" /> : <Pin aria-hidden="true" />}
        onSelect={() => save({ pinned: !talk.pinned })}
      >
        {say(talk.pinned ? "unpin" : "pin")}
      </PopoverMenuItem>
      <PopoverMenuItem take icon={<Trash2 aria-hidden="true" />} onSelect={onRemove}>
        {say("delete")}
      </PopoverMenuItem>
    </PopoverMenu>
  );
}
