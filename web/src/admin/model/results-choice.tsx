import { useId } from "react";
import type { DelegatedResults } from "../../api/schema.gen.ts";
import { RadioOption } from "../../ui/radio-option.tsx";
import { useModelWords } from "./words.ts";

interface ResultsChoiceProps {
  chosen: DelegatedResults;
  onChoose: (results: DelegatedResults) => void;
}

/** What the provider may read of what people allow. */
export function ResultsChoice({ chosen, onChoose }: ResultsChoiceProps) {
  const say = useModelWords();
  const name = useId();
  return (
    <fieldset className="min-w-0">
      <legend className="sr-only">{say("results")}</legend>
      <div className="divide-y divide-line border-line border-b">
        {(["local", "allowed"] as const).map((results) => (
          <RadioOption
            key={results}
            name={name}
            checked={chosen === results}
            onChoose={() => onChoose(results)}
            title={say(results)}
          >
            {say(`${results}Text`)}
          </RadioOption>
        ))}
      </div>
    </fieldset>
  );
}
