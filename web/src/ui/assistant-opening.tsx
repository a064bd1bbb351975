import { ArrowUpLeft, CircleHelp, Hand, MessageSquareText, ShieldCheck } from "lucide-react";
import type { ReactNode } from "react";
import type { Opening } from "../api/schema.gen.ts";
import { AssistantIcon } from "./assistant-icon.tsx";
import { GivenName } from "./given-name.tsx";
import { defineWords } from "./language/define-words.tsx";
import { useLanguage } from "./language/language.ts";
import { spokenName } from "./language/spoken-name.ts";
import { plainLines } from "./text.ts";
import { useSpokenName } from "./use-spoken-name.ts";

type StarterAsks = Opening["asks"][number];

const useStarterWords = defineWords(
  {
    permission: "需要你同意",
    confirmation: "执行前请你确认",
    nothing: "不需要权限",
  },
  {
    permission: "with your permission",
    confirmation: "you confirm first",
    nothing: "no permission needed",
  },
);

interface AssistantOpeningProps {
  /** Left out where it stands above. */
  name?: string;
  icon?: string;
  /** Greets the person. */
  title: ReactNode;
  /** What the builder wrote, or the platform in its place. */
  welcome: string;
  starters: readonly string[];
  /** For each starter, where it is known: what comes of it. */
  asks?: readonly StarterAsks[];
  note: ReactNode;
  /** Where one writes. */
  composer?: ReactNode;
  /** Left out, it only shows how it will look. */
  onPick?: (text: string) => void;
}

/** How a conversation begins: who answers, what it says of itself, and what one may ask. */
export function AssistantOpening(props: AssistantOpeningProps) {
  const { name, icon = "", title, welcome, starters, asks = [], note, composer, onPick } = props;
  const language = useLanguage();
  return (
    <div className="max-w-measure">
      {name !== undefined && (
        <p className="flex items-center gap-2.5 text-soft">
          <AssistantIcon name={name} icon={icon} size="large" />
          <span className="min-w-0 wrap-anywhere">
            <GivenName>{name}</GivenName>
          </span>
        </p>
      )}
      {title}
      <p className="mt-2 text-pretty text-talk text-soft wrap-anywhere whitespace-pre-line">
        <bdi>{plainLines(spokenName(welcome, language))}</bdi>
      </p>
      {composer && <div className="mt-6 [&_textarea]:min-h-14">{composer}</div>}
      <ul className="mt-6 border-line-strong border-t">
        {starters.map((starter, index) => (
          <li key={starter} className="border-line border-b">
            <Starter text={starter} asks={asks[index] ?? null} onPick={onPick} />
          </li>
        ))}
      </ul>
      <p className="mt-3 text-note text-faint">{note}</p>
    </div>
  );
}

const row = "flex min-h-11 w-full items-center gap-3 py-2 text-left text-talk";

interface StarterProps {
  text: string;
  asks: StarterAsks;
  onPick: ((text: string) => void) | undefined;
}

/** What is sent is what is shown. */
function Starter({ text, asks, onPick }: StarterProps) {
  const shown = (
    <>
      <StarterIcon asks={asks} />
      <bdi className="min-w-0 flex-1 wrap-anywhere">{plainLines(text)}</bdi>
      {asks && <StarterNote asks={asks} />}
      <ArrowUpLeft aria-hidden="true" className="size-3.5 shrink-0 text-faint" strokeWidth={2.25} />
    </>
  );
  if (onPick === undefined) return <span className={row}>{shown}</span>;
  return (
    <button type="button" onClick={() => onPick(plainLines(text))} className={`${row} hover:text-accent-ink`}>
      {shown}
    </button>
  );
}

function StarterIcon({ asks }: { asks: StarterAsks }) {
  const Icon =
    asks === null ? MessageSquareText : asks.confirmation ? Hand : asks.permission ? ShieldCheck : CircleHelp;
  return <Icon aria-hidden="true" className="size-[18px] shrink-0 text-faint" strokeWidth={1.75} />;
}

/** On a phone the card says it in time. */
function StarterNote({ asks }: { asks: NonNullable<StarterAsks> }) {
  const say = useStarterWords();
  const spoken = useSpokenName();
  const what = asks.confirmation ? "confirmation" : asks.permission ? "permission" : "nothing";
  return (
    <span className="hidden max-w-[50%] items-baseline text-note whitespace-pre text-faint sm:flex">
      <bdi className="min-w-0 truncate">{spoken(asks.operation, 120)}</bdi> · {say(what)}
    </span>
  );
}
