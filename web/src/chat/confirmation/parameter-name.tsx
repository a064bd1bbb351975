import type { ReactNode } from "react";
import type { ConfirmationParameter, ParameterPlace } from "../../api/schema.gen.ts";
import { GivenName, GivenText } from "../../ui/given-name.tsx";
import { helpOf, labelOf } from "./parameter-words.ts";
import { UnusualLetters } from "./unusual-letters.tsx";
import { useConfirmationWords } from "./words.ts";

type Named = Pick<ConfirmationParameter, "name" | "place" | "unusual" | "title" | "description">;

/**
 * The developer's words for it, the name it is sent under and what is unusual in it, and where, if another has it too.
 * `note`: what else is to be said of it.
 */
export function ParameterName({ parameter, note }: { parameter: Named; note?: ReactNode }) {
  const { place, unusual } = parameter;
  const isDescribed = labelOf(parameter) !== "";
  const code = <ParameterCode parameter={parameter} beside={isDescribed} />;
  return (
    <>
      <span className="flex items-baseline gap-2">
        <span className="min-w-0 flex-1">
          {isDescribed ? <ParameterWords parameter={parameter} /> : code}
          {note}
          {place !== undefined && (
            <>
              {" "}
              <PlaceWords place={place} />
            </>
          )}
        </span>
        {isDescribed && <span className="max-w-2/5 shrink-0"> {code}</span>}
      </span>
      {unusual !== undefined && <UnusualLetters letters={unusual} />}
    </>
  );
}

type Described = Pick<Named, "title" | "description">;

export function ParameterWords({ parameter }: { parameter: Described }) {
  return <GivenName max={120}>{labelOf(parameter)}</GivenName>;
}

/** What the file says of it besides; nothing where that is all. */
export function ParameterHelp({ parameter }: { parameter: Described }) {
  const help = helpOf(parameter);
  return help !== "" && <GivenName max={240}>{help}</GivenName>;
}

interface ParameterCodeProps {
  parameter: Pick<Named, "name">;
  /** It stands beside words for it: whoever hears it is told what it is. */
  beside?: boolean;
}

export function ParameterCode({ parameter: { name }, beside = false }: ParameterCodeProps) {
  const say = useConfirmationWords();
  return (
    <code className="font-mono text-code font-normal text-faint">
      {beside && <span className="sr-only">{say("sentAs")} </span>}
      <GivenText max={80}>{name}</GivenText>
    </code>
  );
}

export function PlaceWords({ place }: { place: ParameterPlace }) {
  const say = useConfirmationWords();
  return <span className="text-note font-normal text-soft">({say(`in_${place}`)})</span>;
}
