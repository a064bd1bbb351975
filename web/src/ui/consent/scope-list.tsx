import { Check } from "lucide-react";
import { type ReactNode, useId } from "react";
import type { ConsentScope, ScopeOnCard } from "../../api/schema.gen.ts";
import { cx } from "../class-names.ts";
import { GivenName } from "../given-name.tsx";
import { ApiOf } from "../permissions/api-of.tsx";
import { useApiOfWords } from "../permissions/api-of-words.ts";
import { OpenedMore } from "../permissions/opened-more.tsx";
import { RiskMark } from "../permissions/risk-mark.tsx";
import { Tag } from "../tag.tsx";
import { useConsentWords } from "./words.ts";

interface ScopeListProps {
  scopes: readonly ConsentScope[];
  /** Codes of optional scopes that are ticked. */
  chosen: readonly string[];
  onChoose: (codes: readonly string[]) => void;
  disabled: boolean;
}

/** What would be given: every name and description is the catalogue's. Optional ones start unticked. */
export function ScopeList({ scopes, chosen, onChoose, disabled }: ScopeListProps) {
  function toggle(code: string) {
    onChoose(chosen.includes(code) ? chosen.filter((each) => each !== code) : [...chosen, code]);
  }
  return (
    <ul>
      {scopes.map((scope) =>
        scope.required ? (
          <AskedScope key={scope.code} scope={scope} />
        ) : (
          <ChosenScope
            key={scope.code}
            scope={scope}
            checked={chosen.includes(scope.code)}
            disabled={disabled}
            onToggle={() => toggle(scope.code)}
          />
        ),
      )}
    </ul>
  );
}

/** A permission that comes with the answer. */
export function AskedScope({ scope, terse = false }: { scope: ScopeOnCard; terse?: boolean }) {
  const mark = scope.sensitive ? "text-notice-ink" : "text-faint";
  return (
    <ScopeRow scope={scope} mark={<Check aria-hidden="true" className={cx("mt-0.5 size-4", mark)} />}>
      <ScopeText scope={scope} terse={terse} />
    </ScopeRow>
  );
}

interface ChosenScopeProps {
  scope: ScopeOnCard;
  checked: boolean;
  disabled: boolean;
  onToggle: () => void;
  terse?: boolean;
}

/** A permission that has a tick of its own. */
export function ChosenScope({ scope, checked, disabled, onToggle, terse = false }: ChosenScopeProps) {
  const id = useId();
  return (
    <ScopeRow
      scope={scope}
      mark={
        <input
          id={id}
          type="checkbox"
          checked={checked}
          disabled={disabled}
          onChange={onToggle}
          className="mt-0.5 size-4 accent-accent"
        />
      }
    >
      <label htmlFor={id} className="block cursor-pointer">
        <ScopeText scope={scope} terse={terse} optional={!terse} />
      </label>
    </ScopeRow>
  );
}

function ScopeRow({ scope, mark, children }: { scope: ScopeOnCard; mark: ReactNode; children: ReactNode }) {
  const bar =
    "before:absolute before:-top-px before:bottom-0 before:-left-3 before:w-[3px] before:bg-notice sm:before:-left-5";
  return (
    <li
      className={cx(
        "relative flex gap-2 border-line border-t py-2 first:border-line-strong sm:py-2.5",
        scope.sensitive && bar,
      )}
    >
      <span className="w-5 shrink-0">{mark}</span>
      <div className="min-w-0 flex-1">
        {children}
        {scope.widened && <Widened more={scope.widened} />}
      </div>
    </li>
  );
}

/** What is new of what is allowed already: until it was seen, nothing of it opens. */
function Widened({ more }: { more: NonNullable<ScopeOnCard["widened"]> }) {
  const say = useApiOfWords();
  return (
    <div className="mt-1.5">
      <p className="text-work font-medium text-notice-ink">{say("more")}</p>
      <OpenedMore more={more} />
    </div>
  );
}

/** A permission in the catalogue's words, its code and its risk at the edge. */
function ScopeText({
  scope,
  terse,
  optional = false,
}: {
  scope: ScopeOnCard;
  terse: boolean;
  optional?: boolean;
}) {
  const say = useConsentWords();
  return (
    <span className="flex min-w-0 flex-1 items-center gap-x-4 max-sm:flex-wrap">
      <span className="min-w-0 flex-1 max-sm:basis-full">
        <span className="flex flex-wrap items-center gap-x-2">
          <span className={terse ? "font-medium" : "text-body leading-5 font-semibold"}>
            {scope.api === null ? scope.name : <GivenName>{scope.name}</GivenName>}
            {(scope.sensitive || optional) && <span className="sr-only">, </span>}
          </span>
          {scope.sensitive && <Tag tone="notice">{say("sensitive")}</Tag>}
          {optional && <Tag tone="outline">{say("optional")}</Tag>}
        </span>
        {scope.api !== null && (
          <span className="block">
            <span className="sr-only">, </span>
            <ApiOf api={scope.api} />
          </span>
        )}
        {!terse && (
          <span className="block text-soft">
            <span className="sr-only">, </span>
            {scope.api === null ? scope.description : <GivenName max={300}>{scope.description}</GivenName>}
          </span>
        )}
      </span>
      <span className={cx("flex flex-wrap items-center gap-x-3", !terse && "sm:flex-col sm:items-end")}>
        <code className="font-mono text-code break-all text-faint">{scope.code}</code>
        <RiskMark risk={scope.risk} />
      </span>
    </span>
  );
}
