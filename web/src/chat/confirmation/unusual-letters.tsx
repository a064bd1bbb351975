import { TriangleAlert } from "lucide-react";
import { Fragment } from "react";
import type { UnusualLetter } from "../../api/schema.gen.ts";
import { defineWords } from "../../ui/language/define-words.tsx";
import { htmlLang, useLanguage } from "../../ui/language/language.ts";
import { describedLetter } from "./described-letter.ts";

const useUnusualWords = defineWords(
  { unusual: "含有易混淆的字符：{letters}", invisible: "不可见", mark: "组合符号" },
  { unusual: "Unusual letters: {letters}", invisible: "invisible", mark: "combining mark" },
);

/** Warns of a name that may not be what it looks like, and says of which letters. */
export function UnusualLetters({ letters }: { letters: readonly UnusualLetter[] }) {
  const say = useUnusualWords();
  const language = htmlLang(useLanguage());
  const told = letters.map((each, index) => {
    const { shown, kind, script } = describedLetter(each, language);
    const words = kind === "letter" ? script : say(kind);
    return (
      <Fragment key={each.codePoint}>
        {index > 0 && ", "}
        {shown !== "" && <bdi className="font-mono">{shown} </bdi>}
        {each.codePoint}
        {words !== "" && ` (${words})`}
      </Fragment>
    );
  });
  return (
    <span className="mt-0.5 flex w-fit items-start gap-1 rounded-control bg-notice-soft px-1.5 py-0.5 text-note font-normal text-notice-ink">
      <TriangleAlert aria-hidden="true" className="mt-0.5 size-3 shrink-0" />
      <span className="min-w-0">{say.rich("unusual", { letters: told })}</span>
    </span>
  );
}
