import { lazy, Suspense } from "react";
import type { Answer as AnswerData } from "../api/schema.gen.ts";
import { CopyButton } from "../ui/copy-button.tsx";
import { useFootWords } from "./foot/words.ts";

const AnswerMarkdown = lazy(async () => ({
  default: (await import("./answer-markdown.tsx")).AnswerMarkdown,
}));
const ResultSheet = lazy(async () => ({ default: (await import("./result/result-sheet.tsx")).ResultSheet }));

/** What was answered: in its parts, where it has some. `writing`: more of it is to come. */
export function Answer({ answer, writing = false }: { answer: AnswerData; writing?: boolean }) {
  const { text, parts = [{ kind: "text" as const, text }] } = answer;
  return (
    <div className="mt-2">
      {parts.map((part, index) =>
        part.kind === "text" ? (
          <Words key={index} text={part.text} writing={writing} />
        ) : (
          <Suspense key={part.callId + index} fallback={<div className="mt-3 h-24 border-rule border-t-2" />}>
            <ResultSheet result={part} />
          </Suspense>
        ),
      )}
    </div>
  );
}

/** A skill's own words never pass for the assistant's. */
export function SkillWords({ text }: { text: string }) {
  const say = useFootWords();
  return (
    <div className="mt-2">
      <Words text={text} />
      <p className="mt-1 flex items-center gap-1 text-note text-faint">
        {say("sentBySkill")}
        <CopyButton text={text} label={say("copyAnswer")} />
      </p>
    </div>
  );
}

export function Words({ text, writing = false }: { text: string; writing?: boolean }) {
  return (
    <div data-writing={writing || undefined} className="max-w-[42em] text-talk text-pretty">
      <Suspense fallback={<p className="whitespace-pre-wrap wrap-anywhere">{text}</p>}>
        <AnswerMarkdown text={text} />
      </Suspense>
    </div>
  );
}
