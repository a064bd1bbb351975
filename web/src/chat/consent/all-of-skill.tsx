import { Check, TriangleAlert } from "lucide-react";
import { useId } from "react";
import type { ConsentScope, SkillInAll } from "../../api/schema.gen.ts";
import { GivenName } from "../../ui/given-name.tsx";
import { Host } from "../request-facts.tsx";
import { ScopeText } from "./scope-list.tsx";
import { useConsentWords } from "./words.ts";

interface AllOfSkillProps {
  entry: SkillInAll;
  /** Codes of sensitive permissions. */
  ticked: readonly string[];
  disabled: boolean;
  onToggle: (code: string) => void;
}

/** One skill of "authorise all": whose it is, where what it gets would go, and what that is. */
export function AllOfSkill({ entry, ticked, disabled, onToggle }: AllOfSkillProps) {
  const say = useConsentWords();
  const heading = useId();
  const { skill, application, scopes } = entry;
  return (
    <section aria-labelledby={heading} className="border-ink border-t-2 pt-2">
      <h3 id={heading} className="font-semibold">
        <GivenName>{skill.title}</GivenName>
      </h3>
      <div className="mt-0.5 text-[0.8125rem] text-soft">
        {skill.host === "" ? say("allStream") : <Host name={skill.host} />}
      </div>
      {application.other && (
        <p className="mt-1 flex gap-1.5 text-[0.8125rem] text-warn-ink">
          <TriangleAlert aria-hidden="true" className="mt-[3px] size-3.5 shrink-0" />
          <span className="min-w-0">
            {say.rich("otherApplication", {
              app: <GivenName>{application.name}</GivenName>,
              org: <GivenName>{application.provider}</GivenName>,
            })}
          </span>
        </p>
      )}
      <ul aria-label={say("scopes")} className="mt-2 divide-y divide-line border-line border-t">
        {scopes.map((scope) => (
          <li key={scope.code} className="flex gap-3 py-2">
            {scope.sensitive && !scope.required ? (
              <Ticked
                scope={scope}
                checked={ticked.includes(scope.code)}
                disabled={disabled}
                onToggle={() => onToggle(scope.code)}
              />
            ) : (
              <>
                <Check aria-hidden="true" className="mt-1 size-4 shrink-0 text-ok-ink" />
                <ScopeText scope={{ ...scope, required: true }} />
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

interface TickedProps {
  scope: ConsentScope;
  checked: boolean;
  disabled: boolean;
  onToggle: () => void;
}

function Ticked({ scope, checked, disabled, onToggle }: TickedProps) {
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
        <ScopeText scope={{ ...scope, required: true }} />
      </label>
    </>
  );
}
