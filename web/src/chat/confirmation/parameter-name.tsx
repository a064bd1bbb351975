import type { ReactNode } from "react";
import type { ConfirmationParameter, ParameterPlace } from "../../api/schema.gen.ts";
import { GivenName, GivenText } from "../../ui/given-name.tsx";
import { plainLine } from "../../ui/text.ts";
import { UnusualLetters } from "./unusual-letters.tsx";
import { useConfirmationWords } from "./words.ts";

type Named = Pick<ConfirmationParameter, "name" | "place" | "unusual" | "description">;

/**
 * The developer's description, the name it is sent under and what is unusual in it, and where, if another has it too.
 * `note`: what else is to be said of it.
 */
export function ParameterName({ parameter, note }: { parameter: Named; note?: ReactNode }) {
  const { place, unusual, description } = parameter;
  const isDescribed = plainLine(description) !== "";
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

export function ParameterWords({ parameter: { description } }: { parameter: Pick<Named, "description"> }) {
  return <GivenName max={120}>{description}</GivenName>;
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
