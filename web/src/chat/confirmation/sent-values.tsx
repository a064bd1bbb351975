import type { StepConfirmation } from "../../api/confirmations.ts";
import { ExactText } from "./exact-text.tsx";
import { textOf } from "./parameter-text.ts";
import { ParameterName } from "./parameter-value.tsx";
import { useConfirmationWords } from "./words.ts";

/** The values a decision was about, to the letter. */
export function SentValues({ parameters }: Pick<StepConfirmation, "parameters">) {
  const say = useConfirmationWords();
  return (
    <dl className="space-y-1.5 pb-1">
      {parameters.map(({ name, value, platform }) => (
        <div key={name} className="flex flex-wrap gap-x-2">
          <dt>
            <ParameterName parameter={{ name, description: "" }} />
          </dt>
          <dd className="min-w-0 text-ink">
            {value === null ? (
              <span className="text-faint">{say(platform ? "byPlatform" : "notGiven")}</span>
            ) : (
              <ExactText text={textOf(value)} />
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
