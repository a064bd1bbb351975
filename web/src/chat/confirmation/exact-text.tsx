import { useState } from "react";
import { defineWords } from "../../ui/language/define-words.tsx";
import { beginningOf, textParts } from "../../ui/text.ts";

const useExactWords = defineWords(
  { more_other: "显示其余 {count} 个字符", unseen: "不可见字符 {code}" },
  {
    more_other: "Show {count} more characters",
    more_one: "Show one more character",
    unseen: "Invisible character {code}",
  },
);

/** More than this is unfolded on demand: a card must fit where it is decided on. */
const shownAtFirst = 300;

/** A value to the letter: line breaks as they are, what cannot be seen made visible, nothing left out unsaid. */
export function ExactText({ text }: { text: string }) {
  const say = useExactWords();
  const [whole, setWhole] = useState(false);
  const { begin, rest } = whole ? { begin: text, rest: 0 } : beginningOf(text, shownAtFirst);
  return (
    <>
      <bdi className="whitespace-pre-wrap">
        {textParts(begin).map((part) =>
          part.code === null ? (
            part.text
          ) : (
            <mark
              key={part.at}
              title={say("unseen", { code: part.code })}
              className="mx-px rounded bg-notice-soft px-1 font-mono text-note text-notice-ink"
            >
              {part.code}
            </mark>
          ),
        )}
        {rest > 0 && "…"}
      </bdi>
      {rest > 0 && (
        <button
          type="button"
          onClick={() => setWhole(true)}
          className="target-44 ml-2 text-note font-medium text-accent-ink underline decoration-accent-ink/40 underline-offset-[3px]"
        >
          {say("more", { count: rest })}
        </button>
      )}
    </>
  );
}
