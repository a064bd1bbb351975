import { Check, Hand, MessageCircle, ShieldCheck } from "lucide-react";
import { defineWords } from "./language/define-words.tsx";
import { Mark } from "./mark.tsx";

const useGreetingWords = defineWords(
  {
    sentence: "助理替你办事，每一步都先经你同意。",
    asked: "“查一下我这周的会，把周四冲突的那场改到周五”",
    allowed: "读取日程：你允许了",
    allowedNote: "本次对话内 · 随时可撤销",
    confirmed: "修改日程：你看过内容，确认了",
    confirmedNote: "周四 14:30 → 周五 09:30",
    done: "已代你完成，并写入记录",
    example: "一次请求的经过",
    ground: "由你的组织自行部署 · 开源",
  },
  {
    sentence: "An assistant that acts for you, only with your permission.",
    asked: "“See my meetings this week and move Thursday’s clash to Friday”",
    allowed: "Read the calendar: you allowed it",
    allowedNote: "in this conversation · revoke any time",
    confirmed: "Change an event: you saw it and ran it",
    confirmedNote: "Thu 14:30 → Fri 09:30",
    done: "Done on your behalf, and written down",
    example: "What becomes of a request",
    ground: "Run by your organisation · open source",
  },
);

const lines = [
  { at: "14:02", Icon: MessageCircle, word: "asked", note: null },
  { at: "14:02", Icon: ShieldCheck, word: "allowed", note: "allowedNote" },
  { at: "14:03", Icon: Hand, word: "confirmed", note: "confirmedNote" },
  { at: "14:03", Icon: Check, word: "done", note: null },
] as const;

/** What this is, for somebody who has never been here: one sentence, and where there is room four lines that prove it. */
export function Greeting() {
  const say = useGreetingWords();
  return (
    <aside
      aria-label="Behalf"
      className="border-line border-b bg-side px-4 pt-5 pb-4 lg:flex lg:flex-col lg:border-r lg:border-b-0 lg:px-14 lg:pt-8 lg:pb-8"
    >
      <p className="flex items-center gap-3 text-head font-semibold lg:text-[1.125rem]">
        <Mark className="size-7" />
        Behalf
      </p>
      <div className="lg:my-auto">
        <p className="mt-4 max-w-[22ch] break-keep text-title font-semibold text-balance lg:mt-0 lg:text-[2.5rem] lg:leading-12">
          {say("sentence")}
        </p>
        <ol aria-label={say("example")} className="mt-10 hidden lg:block">
          {lines.map(({ at, Icon, word, note }) => (
            <li key={word} className="grid grid-cols-[3.25rem_minmax(0,1fr)]">
              <time className="self-center text-note text-faint tabular-nums">{at}</time>
              <div className="relative border-line-strong border-l py-2.5 pl-6">
                <span className="absolute top-1/2 -left-[11px] -translate-y-1/2 bg-side py-1">
                  <Icon
                    aria-hidden="true"
                    className={word === "asked" ? "size-5 p-0.5 text-soft" : "size-5 p-0.5 text-accent-ink"}
                  />
                </span>
                {say(word)} {note && <span className="text-faint">{say(note)}</span>}
              </div>
            </li>
          ))}
        </ol>
      </div>
      <p className="hidden text-note text-faint lg:block">{say("ground")}</p>
    </aside>
  );
}
