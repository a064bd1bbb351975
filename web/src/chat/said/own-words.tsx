import type { ReactNode } from "react";
import { cx } from "../../ui/class-names.ts";
import { useChatWords } from "../words.ts";

interface OwnWordsProps {
  text: string;
  /** The id of the words, where something is described by them. */
  id?: string;
  faded?: boolean;
  /** What can be done with them. */
  children?: ReactNode;
}

/** The person's own words look the same wherever they stand. */
export function OwnWords({ text, id, faded = false, children }: OwnWordsProps) {
  const say = useChatWords();
  return (
    <div
      className={cx(
        "flex items-start gap-2 rounded-control bg-sunken py-2.5 pr-2 pl-4 text-talk font-medium",
        faded && "opacity-70",
      )}
    >
      <span className="sr-only">{say("you")}: </span>
      <p id={id} className="min-w-0 flex-1 whitespace-pre-wrap wrap-anywhere">
        {text}
      </p>
      {children}
    </div>
  );
}
