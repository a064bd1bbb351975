import { useId } from "react";
import type { ConfirmationParameter } from "../../api/schema.gen.ts";
import { GivenText } from "../../ui/given-name.tsx";
import type { Candidate } from "./candidates.ts";
import { ParameterHelp, ParameterName } from "./parameter-name.tsx";
import { useConfirmationWords } from "./words.ts";

interface PersonChoiceProps {
  parameter: ConfirmationParameter;
  candidates: readonly Candidate[];
  /** The id of the one chosen; empty until then. */
  chosen: string;
  /** What is wrong with the one chosen. */
  problem: string | undefined;
  disabled: boolean;
  onChoose: (id: string) => void;
}

/** Whom a name means, where the directory knows several: nobody is chosen beforehand. */
export function PersonChoice({
  parameter,
  candidates,
  chosen,
  problem,
  disabled,
  onChoose,
}: PersonChoiceProps) {
  const say = useConfirmationWords();
  const group = useId();
  const name = <GivenText>{parameter.matched ?? ""}</GivenText>;
  return (
    <fieldset className="text-work">
      <legend>
        <ParameterName parameter={parameter} />
        <span className="block text-note text-faint empty:hidden">
          <ParameterHelp parameter={parameter} />
        </span>
        <span className="block font-medium text-notice-ink">
          {say.rich(candidates.length === 0 ? "nobody" : "choosePerson", { name })}
        </span>
      </legend>
      <div className="scroll-quiet mt-1.5 max-h-64 overflow-y-auto rounded-control border border-line">
        {candidates.map(({ id, title }) => (
          <label
            key={id}
            className="flex min-h-11 cursor-pointer items-center gap-2.5 border-line border-b px-3 last:border-b-0 hover:bg-sunken"
          >
            <input
              type="radio"
              name={group}
              checked={chosen === id}
              disabled={disabled}
              onChange={() => onChoose(id)}
              className="size-4 shrink-0 accent-accent"
            />
            <GivenText max={100}>{title}</GivenText>
          </label>
        ))}
      </div>
      {problem !== undefined && <p className="mt-1.5 text-danger-ink">{problem}</p>}
    </fieldset>
  );
}
