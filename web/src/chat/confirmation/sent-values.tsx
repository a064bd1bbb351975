import type { StepConfirmation } from "../../api/schema.gen.ts";
import { GivenText } from "../../ui/given-name.tsx";
import { textOf } from "./parameter-text.ts";
import { SentText } from "./parameter-value.tsx";
import { ReviewRow } from "./review-row.tsx";
import { useConfirmationWords } from "./words.ts";

/** The values that were sent, to the letter; what is sealed is not among them. */
export function SentValues({ parameters }: Pick<StepConfirmation, "parameters">) {
  const say = useConfirmationWords();
  return (
    <ul className="mt-1 border-line border-b [--label:4.5rem]">
      {parameters.map(({ key, name, place, title, description, value, label }) => (
        <ReviewRow
          key={key}
          parameter={{ name, description, ...(place && { place }), ...(title && { title }) }}
        >
          {typeof value === "boolean" ? say(value ? "yes" : "no") : <SentText text={textOf(value)} />}
          {label !== undefined && (
            <span className="text-faint">
              {" "}
              (<GivenText max={80}>{label}</GivenText>)
            </span>
          )}
        </ReviewRow>
      ))}
    </ul>
  );
}
