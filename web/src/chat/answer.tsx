import { lazy, Suspense } from "react";
import { CopyButton } from "../ui/copy-button.tsx";
import { useChatWords } from "./words.ts";

const AnswerMarkdown = lazy(async () => ({
  default: (await import("./answer-markdown.tsx")).AnswerMarkdown,
}));

interface AnswerProps {
  text: string;
  /** Not known while it is still being written, or its run has not been read: then there is nothing to copy yet. */
  by: "assistant" | "skill" | "unknown";
}

/** What was answered, and by whom: a skill's own words never pass for the assistant's. */
export function Answer({ text, by }: AnswerProps) {
  const say = useChatWords();
  return (
    <div className="text-[0.9375rem]">
      <Suspense fallback={<p className="leading-[1.7] whitespace-pre-wrap wrap-anywhere">{text}</p>}>
        <AnswerMarkdown text={text} />
      </Suspense>
      {by !== "unknown" && (
        <div className="mt-1 -ml-0.5 flex items-center gap-1 text-xs text-faint">
          <span>{say(by === "skill" ? "sentBySkill" : "generated")}</span>
          <CopyButton text={text} label={say("copyAnswer")} />
        </div>
      )}
    </div>
  );
}
