import { ArrowUpLeft } from "lucide-react";
import type { ReactNode } from "react";
import { AssistantIcon } from "./assistant-icon.tsx";
import { GivenName } from "./given-name.tsx";
import { plainLines } from "./text.ts";

interface AssistantOpeningProps {
  name: string;
  icon: string;
  /** Greets the person. */
  title: ReactNode;
  /** What the builder wrote, or the platform in its place. */
  welcome: string;
  starters: readonly string[];
  note: ReactNode;
  /** Left out, it only shows how it will look. */
  onPick?: (text: string) => void;
}

/** How a conversation begins: who answers, what it says of itself, and what one may ask. */
export function AssistantOpening(props: AssistantOpeningProps) {
  const { name, icon, title, welcome, starters, note, onPick } = props;
  return (
    <div className="max-w-[676px]">
      <p className="flex items-center gap-2.5 text-soft">
        <AssistantIcon name={name} icon={icon} size="large" />
        <span className="min-w-0 wrap-anywhere">
          <GivenName>{name}</GivenName>
        </span>
      </p>
      {title}
      <p className="mt-1.5 text-pretty text-[0.9375rem] text-soft leading-6 wrap-anywhere whitespace-pre-line">
        <bdi>{plainLines(welcome)}</bdi>
      </p>
      <ul className="mt-6 border-line border-t">
        {starters.map((starter) => (
          <li key={starter} className="border-line border-b">
            <Starter text={starter} onPick={onPick} />
          </li>
        ))}
      </ul>
      <p className="mt-3 text-xs text-faint">{note}</p>
    </div>
  );
}

const row = "flex min-h-11 w-full items-center justify-between gap-3 py-2.5 text-left text-[0.9375rem]";

/** What is sent is what is shown. */
function Starter({ text, onPick }: { text: string; onPick: ((text: string) => void) | undefined }) {
  const shown = (
    <>
      <bdi className="min-w-0 wrap-anywhere">{plainLines(text)}</bdi>
      <ArrowUpLeft aria-hidden="true" className="size-4 shrink-0 text-faint" />
    </>
  );
  if (onPick === undefined) return <span className={row}>{shown}</span>;
  return (
    <button type="button" onClick={() => onPick(plainLines(text))} className={`${row} hover:text-accent-ink`}>
      {shown}
    </button>
  );
}
