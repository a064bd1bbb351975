import { useRef, useState } from "react";
import type { ConversationSummary } from "../../api/schema.gen.ts";
import { plainLine } from "../../ui/text.ts";
import { RenameField } from "./rename-field.tsx";
import { TalkMenu } from "./talk-menu.tsx";
import { useDeleting } from "./use-deleting.ts";
import { useSavingTalk } from "./use-saving-talk.ts";
import { useTalkWords } from "./words.ts";

/** The menu of the conversation that is open, in the bar; its new name is written in the menu's place. */
export function OpenTalkMenu({ talk }: { talk: ConversationSummary }) {
  const say = useTalkWords();
  const place = useRef<HTMLDivElement>(null);
  const [renaming, setRenaming] = useState(false);
  const save = useSavingTalk(talk);
  const remove = useDeleting(talk, true);
  const title = plainLine(talk.title) || say("untitled");
  function renamed(next: string | null): void {
    if (next !== null && next !== title) save({ title: next });
    setRenaming(false);
    requestAnimationFrame(() => place.current?.querySelector("button")?.focus());
  }
  return (
    <div ref={place}>
      {renaming ? (
        <RenameField label={say("newName")} title={title} onDone={renamed} />
      ) : (
        <TalkMenu talk={talk} onRename={() => setRenaming(true)} onRemove={remove} />
      )}
    </div>
  );
}
