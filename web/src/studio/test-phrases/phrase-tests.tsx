import { Plus } from "lucide-react";
import { type FormEvent, useId, useState } from "react";
import { useTriedPhrases } from "../../api/phrases.ts";
import type { Assistant, TestPhrase } from "../../api/schema.gen.ts";
import { Button } from "../../ui/button.tsx";
import { FailureNote } from "../../ui/failure.tsx";
import { Input } from "../../ui/input.tsx";
import { useLanguage } from "../../ui/language/language.ts";
import { OperationSelect } from "../operation-select.tsx";
import { TestedPhrase } from "./tested-phrase.tsx";
import { isSamePhrase, maxPhraseLength, maxTestPhrases, type TestPhrases } from "./use-test-phrases.ts";
import { useTestPhraseWords } from "./words.ts";

interface PhraseTestsProps {
  assistant: Assistant;
  phrases: TestPhrases;
  /** Begins a new conversation with the draft; left out, none can begin. */
  onTry: ((phrase: string) => void) | undefined;
}

/** The builder's own phrases, each with what should be found, and what the built-in planner finds. */
export function PhraseTests({ assistant, phrases: own, onTry }: PhraseTestsProps) {
  const say = useTestPhraseWords();
  const tried = useTriedPhrases(assistant.id, own.tried, useLanguage());
  const resultOf = (phrase: TestPhrase) =>
    own.tried.some((each) => isSamePhrase(each, phrase))
      ? tried.data?.results.find(({ text }) => text === phrase.text)
      : undefined;
  const results = own.phrases.flatMap((phrase) => resultOf(phrase) ?? []);
  const right = results.filter((result) => result.right).length;
  return (
    <div className="pt-3">
      <p role="status" className="min-h-5 font-medium">
        {tried.isFetching && own.tried.length > 0
          ? say("trying")
          : results.length > 0 && say("counted", { right, count: results.length })}
      </p>
      {tried.error && <FailureNote error={tried.error} onRetry={() => void tried.refetch()} />}
      {own.error ? <FailureNote error={own.error} onRetry={() => void own.save()} /> : null}
      <ul aria-label={say("own")} className="mt-1 divide-y divide-line border-line border-y empty:border-0">
        {own.phrases.map((phrase) => (
          <TestedPhrase
            key={phrase.text}
            phrase={phrase}
            result={resultOf(phrase)}
            skills={assistant.skills}
            onTry={onTry && (() => onTry(phrase.text))}
            onExpect={(expects) => own.expect(phrase.text, expects)}
            onRemove={() => own.remove(phrase.text)}
          />
        ))}
      </ul>
      <AddPhrase assistant={assistant} own={own} />
      {results.length > 0 && tried.data && <Advice sentences={tried.data.advice} />}
    </div>
  );
}

function Advice({ sentences }: { sentences: readonly string[] }) {
  const say = useTestPhraseWords();
  if (sentences.length === 0) return null;
  return (
    <div className="mt-4 rounded-control bg-notice-soft px-3 py-2 text-notice-ink">
      <h3 className="font-medium">{say("advice")}</h3>
      <ul className="mt-1 list-disc space-y-1 pl-5">
        {sentences.map((sentence) => (
          <li key={sentence} className="wrap-anywhere">
            {sentence}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** A phrase is there once. */
function AddPhrase({ assistant, own }: { assistant: Assistant; own: TestPhrases }) {
  const say = useTestPhraseWords();
  const id = useId();
  const [text, setText] = useState("");
  const [expects, setExpects] = useState<TestPhrase["expects"]>(null);
  const isThere = own.phrases.some((phrase) => phrase.text === text.trim());
  const isFull = own.phrases.length >= maxTestPhrases;
  function add(event: FormEvent) {
    event.preventDefault();
    if (text.trim() === "" || isThere || isFull) return;
    own.add({ text: text.trim(), expects });
    setText("");
  }
  return (
    <form onSubmit={add} className="mt-3 flex flex-wrap items-end gap-2">
      <span className="min-w-0 flex-1 basis-56 space-y-1">
        <label htmlFor={id} className="block text-note text-soft">
          {say("newPhrase")}
        </label>
        <Input
          id={id}
          value={text}
          maxLength={maxPhraseLength}
          enterKeyHint="done"
          onChange={({ target }) => setText(target.value)}
          {...(isThere && { "aria-invalid": true, "aria-describedby": `${id}-note` })}
        />
        {isThere && (
          <span id={`${id}-note`} role="alert" className="block text-note text-notice-ink">
            {say("there")}
          </span>
        )}
      </span>
      <span className="min-w-0 flex-1 basis-48 space-y-1">
        <label htmlFor={`${id}-expects`} className="block text-note text-soft">
          {say("expects")}
        </label>
        <OperationSelect
          id={`${id}-expects`}
          target={expects}
          skills={assistant.skills}
          none={say("nothing")}
          gone={(operation) => say("gone", { operation })}
          onChange={setExpects}
        />
      </span>
      <Button type="submit" disabled={text.trim() === "" || isFull}>
        <Plus aria-hidden="true" className="size-3.5" />
        {say("add")}
      </Button>
      {isFull && <p className="basis-full text-note text-faint">{say("full", { max: maxTestPhrases })}</p>}
    </form>
  );
}
