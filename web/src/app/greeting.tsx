import { Check, Hand, MessageCircle, ShieldCheck } from "lucide-react";
import { defineWords } from "../ui/language/define-words.tsx";

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
    <section className="border-line border-b bg-sunken px-4 pt-6 pb-5 lg:flex lg:flex-col lg:border-r lg:border-b-0 lg:px-14 lg:pt-8">
      <p className="flex items-center gap-3 text-lg font-semibold">
        <img src="/icon.svg" alt="" width="28" height="28" />
        Behalf
      </p>
      <div className="lg:my-auto lg:pb-16">
        <p className="mt-4 max-w-[22ch] break-keep text-xl leading-snug font-semibold text-balance lg:mt-0 lg:text-[2.25rem] lg:leading-tight">
          {say("sentence")}
        </p>
        <ol
          aria-label={say("example")}
          className="relative mt-9 hidden space-y-4 before:absolute before:inset-y-0 before:left-[3.15rem] before:w-px before:bg-edge/50 lg:block"
        >
          {lines.map(({ at, Icon, word, note }) => (
            <li key={word} className="flex items-start gap-2.5 text-[0.8125rem]">
              <time className="w-9 shrink-0 text-faint tabular-nums">{at}</time>
              <span className="relative bg-sunken py-0.5">
                <Icon
                  aria-hidden="true"
                  className={word === "asked" ? "size-4 text-soft" : "size-4 text-ok-ink"}
                />
              </span>
              <span className="min-w-0">
                {say(word)} {note && <span className="text-soft">{say(note)}</span>}
              </span>
            </li>
          ))}
        </ol>
      </div>
    </section>
  );
}
