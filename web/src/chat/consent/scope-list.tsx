import { useId } from "react";
import type { ConsentScope } from "../../api/schema.gen.ts";
import { Badge } from "../../ui/badge.tsx";
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
  const say = useConsentWords();
  function toggle(code: string) {
    onChoose(chosen.includes(code) ? chosen.filter((each) => each !== code) : [...chosen, code]);
  }
  return (
    <ul aria-label={say("scopes")} className="divide-y divide-line">
      {scopes.map((scope) => (
        <li key={scope.code} className="flex gap-3 py-2">
          {scope.required ? (
            <ScopeText scope={scope} />
          ) : (
            <OptionalScope
              scope={scope}
              checked={chosen.includes(scope.code)}
              disabled={disabled}
              onToggle={() => toggle(scope.code)}
            />
          )}
        </li>
      ))}
    </ul>
  );
}

interface OptionalScopeProps {
  scope: ConsentScope;
  checked: boolean;
  disabled: boolean;
  onToggle: () => void;
}

function OptionalScope({ scope, checked, disabled, onToggle }: OptionalScopeProps) {
  const id = useId();
  return (
    <>
      <input
        id={id}
        type="checkbox"
        checked={checked}
        disabled={disabled}
        onChange={onToggle}
        className="mt-1 size-4 shrink-0 accent-accent"
      />
      <label htmlFor={id} className="min-w-0 flex-1 cursor-pointer">
        <ScopeText scope={scope} />
      </label>
    </>
  );
}

/** A permission in the catalogue's words, its code at the edge. */
export function ScopeText({ scope }: { scope: ConsentScope }) {
  const say = useConsentWords();
  return (
    <span className="flex min-w-0 flex-1 flex-wrap items-center gap-x-3 leading-snug">
      <span className="min-w-0 flex-1 basis-52">
        <span className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
          <span className="font-medium">{scope.name}</span>
          {scope.sensitive && <Badge tone="warn">{say("sensitive")}</Badge>}
          {!scope.required && <Badge>{say("optional")}</Badge>}
        </span>
        <span className="block text-[0.8125rem] text-soft">{scope.description}</span>
      </span>
      <code className="font-mono text-xs break-all text-faint">{scope.code}</code>
    </span>
  );
}
