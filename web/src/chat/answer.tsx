import { lazy, Suspense } from "react";
import { CopyButton } from "../ui/copy-button.tsx";
import { useChatWords } from "./words.ts";

const AnswerMarkdown = lazy(async () => ({
  default: (await import("./answer-markdown.tsx")).AnswerMarkdown,
}));

/** The assistant's answer. While it is still being written there is nothing to copy yet. */
export function Answer({ text, writing }: { text: string; writing: boolean }) {
  const say = useChatWords();
  return (
    <div className="text-[0.9375rem]">
      <Suspense fallback={<p className="leading-[1.7] whitespace-pre-wrap wrap-anywhere">{text}</p>}>
        <AnswerMarkdown text={text} />
      </Suspense>
      {!writing && (
        <div className="mt-1 -ml-0.5 flex items-center gap-1 text-xs text-faint">
          <span>{say("generated")}</span>
          <CopyButton text={text} label={say("copyAnswer")} />
        </div>
      )}
    </div>
  );
}
