import { Link } from "@tanstack/react-router";
import { Play } from "lucide-react";
import { useOpening } from "../../api/assistants.ts";
import { useOnline } from "../../api/connection.ts";
import type { Assistant, StarterAsks } from "../../api/schema.gen.ts";
import { Button } from "../../ui/button.tsx";
import { GivenName } from "../../ui/given-name.tsx";
import { useLanguage } from "../../ui/language/language.ts";
import { TabSection } from "../tab-section.tsx";
import { PhraseTests } from "./phrase-tests.tsx";
import { useTestPhrases } from "./use-test-phrases.ts";
import { useTestPhraseWords } from "./words.ts";

interface TestPhrasesProps {
  assistant: Assistant;
  onTry: (phrase: string) => void;
}

/** What the draft can be tried with, a click each, and what each comes to. */
export function TestPhrases({ assistant, onTry }: TestPhrasesProps) {
  const say = useTestPhraseWords();
  const opening = useOpening(assistant.id, true, useLanguage()).data;
  const own = useTestPhrases(assistant);
  const enabled = useOnline() && !assistant.disabled;
  if (opening === undefined || assistant.skills.length === 0) return null;
  const { starters, asks } = opening;
  const count = starters.length + own.phrases.length;
  return (
    <TabSection
      title={say("title")}
      note={count > 0 && count}
      aside={
        own.phrases.length > 0 && (
          <Button size="small" onClick={own.tryAll}>
            {say("tryAll")}
          </Button>
        )
      }
    >
      <p className="pt-2.5 pb-1.5 text-pretty text-faint">{say(starters.length > 0 ? "lead" : "empty")}</p>
      {starters.length === 0 && (
        <Link
          to="/studio/$assistantId"
          params={{ assistantId: assistant.id }}
          search={{ tab: "words" }}
          className="target-44 font-medium text-accent-ink underline underline-offset-2 hover:no-underline"
        >
          {say("write")}
        </Link>
      )}
      <ul className="divide-y divide-line border-line border-y empty:border-0">
        {starters.map((phrase, index) => (
          <PhraseRow
            key={phrase}
            phrase={phrase}
            asks={asks[index] ?? null}
            onTry={enabled ? () => onTry(phrase) : undefined}
          />
        ))}
      </ul>
      <PhraseTests assistant={assistant} phrases={own} onTry={enabled ? onTry : undefined} />
    </TabSection>
  );
}

interface PhraseRowProps {
  phrase: string;
  asks: StarterAsks | null;
  onTry: (() => void) | undefined;
}

function PhraseRow({ phrase, asks, onTry }: PhraseRowProps) {
  const say = useTestPhraseWords();
  const first = asks?.confirmation ? "confirmation" : asks?.permission ? "permission" : null;
  return (
    <li className="relative flex min-h-9 flex-wrap items-center gap-x-4 py-1 hover:bg-hover">
      <button
        type="button"
        disabled={onTry === undefined}
        onClick={onTry}
        className="flex min-w-0 flex-1 basis-56 items-center gap-2 text-left after:absolute after:inset-0 after:content-[''] focus-visible:-outline-offset-2 disabled:opacity-55"
      >
        <Play aria-hidden="true" className="size-3.5 shrink-0 text-faint" />
        <bdi className="min-w-0 wrap-anywhere">{phrase}</bdi>
      </button>
      {asks && (
        <span className="text-note text-faint">
          <GivenName>{asks.operation}</GivenName>
          {first && ` · ${say(first)}`}
        </span>
      )}
    </li>
  );
}
