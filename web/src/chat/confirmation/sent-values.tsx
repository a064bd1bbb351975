import type { StepConfirmation } from "../../api/schema.gen.ts";
import { GivenName } from "../../ui/given-name.tsx";
import { textOf } from "./parameter-text.ts";
import { ParameterName, SentText } from "./parameter-value.tsx";

/** The values that were sent, to the letter; what is sealed is not among them. */
export function SentValues({ parameters }: Pick<StepConfirmation, "parameters">) {
  return (
    <dl className="space-y-1.5 pb-1">
      {parameters.map(({ key, name, place, value, label }) => (
        <div key={key} className="flex flex-wrap gap-x-2">
          <dt>
            <ParameterName parameter={{ name, description: "", ...(place && { place }) }} />
          </dt>
          <dd className="min-w-0 text-ink">
            <SentText text={textOf(value)} />
            {label !== undefined && (
              <span className="text-faint">
                {" "}
                (<GivenName max={80}>{label}</GivenName>)
              </span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
