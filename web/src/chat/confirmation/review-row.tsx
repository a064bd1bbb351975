import type { ReactNode } from "react";
import type { ConfirmationParameter } from "../../api/schema.gen.ts";
import { cx } from "../../ui/class-names.ts";
import { ParameterCode, ParameterHelp, ParameterWords, PlaceWords } from "./parameter-name.tsx";
import { helpOf, labelOf } from "./parameter-words.ts";
import { UnusualLetters } from "./unusual-letters.tsx";

interface ReviewRowProps {
  parameter: Pick<ConfirmationParameter, "name" | "place" | "unusual" | "title" | "description">;
  children: ReactNode;
}

/** One value to be looked over: what it is, the value beside it, and quietly the name it is sent under. */
export function ReviewRow({ parameter, children }: ReviewRowProps) {
  const { place, unusual } = parameter;
  const label = labelOf(parameter);
  const isDescribed = label !== "";
  return (
    <li className="col-span-full grid grid-cols-[var(--label)_minmax(0,1fr)] items-baseline gap-x-3 border-line border-t py-1.5 sm:grid-cols-[var(--label)_minmax(0,1fr)_auto] sm:gap-x-4">
      <span className={cx("min-w-0 text-faint", isWide(label) && "col-span-full")}>
        {isDescribed ? <ParameterWords parameter={parameter} /> : <ParameterCode parameter={parameter} />}
      </span>
      <span className="sr-only">: </span>
      <div className="col-start-2 min-w-0 font-medium">{children}</div>
      {(isDescribed || place !== undefined) && (
        <span className="min-w-0 text-note text-faint max-sm:col-start-2 sm:max-w-40 sm:text-right">
          <span className="sr-only">, </span>
          {isDescribed && <ParameterCode beside parameter={parameter} />}
          {place !== undefined && <PlaceWords place={place} />}
        </span>
      )}
      {helpOf(parameter) !== "" && (
        <p className="col-span-full mt-0.5 text-note text-faint sm:col-start-2">
          <span className="sr-only">. </span>
          <ParameterHelp parameter={parameter} />
        </p>
      )}
      {unusual !== undefined && (
        <div className="col-span-full">
          <UnusualLetters letters={unusual} />
        </div>
      )}
    </li>
  );
}

/** Too long for the column of labels: it stands above the value. A Chinese letter is as wide as two. */
function isWide(words: string): boolean {
  return Array.from(words).reduce((width, letter) => width + (letter > "\u2e7f" ? 2 : 1), 0) > 12;
}
