import { History, X } from "lucide-react";
import { Button, IconButton } from "../../ui/button.tsx";
import { useFormat } from "../../ui/language/format.ts";
import type { Notice, SkillDraft } from "./use-skill-draft.ts";
import { useSkillWords } from "./words.ts";

/** What happened to the content without the person typing it, and the way back. */
export function NoticeBar({ draft }: { draft: SkillDraft }) {
  const say = useSkillWords();
  const format = useFormat();
  const { notice } = draft;
  if (notice === null) return null;
  const text = noticeText(say, format.relative, notice);
  return (
    <div
      role="status"
      className="mb-3 flex flex-wrap items-center gap-x-3 gap-y-1 rounded-xl bg-accent-soft py-1.5 pr-1.5 pl-3.5 text-accent-ink"
    >
      <History aria-hidden="true" className="size-4 shrink-0" />
      <p className="min-w-0 flex-1">{text}</p>
      {notice.kind === "restored" ? (
        <Button size="sm" onClick={draft.discard}>
          {say("discard")}
        </Button>
      ) : (
        <Button size="sm" onClick={draft.goBack}>
          {say(notice.kind === "earlier" ? "openEarlier" : "undo")}
        </Button>
      )}
      <IconButton label={say("dismiss")} onClick={draft.dismiss}>
        <X aria-hidden="true" />
      </IconButton>
    </div>
  );
}

function noticeText(
  say: ReturnType<typeof useSkillWords>,
  ago: (at: string) => string,
  notice: Notice,
): string {
  switch (notice.kind) {
    case "restored":
      return say("restored", { time: ago(notice.at) });
    case "earlier":
      return say("earlier", { time: ago(notice.draft.at) });
    default:
      return say(notice.kind);
  }
}
