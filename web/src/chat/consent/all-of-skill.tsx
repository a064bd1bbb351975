import { TriangleAlert } from "lucide-react";
import { useId } from "react";
import type { SkillInAll } from "../../api/schema.gen.ts";
import { AskedScope, ChosenScope } from "../../ui/consent/scope-list.tsx";
import { useConsentWords } from "../../ui/consent/words.ts";
import { GivenName } from "../../ui/given-name.tsx";
import { Host } from "../../ui/host.tsx";

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
    <section aria-labelledby={heading} className="border-rule border-t-2">
      <div className="flex min-h-9 flex-wrap items-center gap-x-4 py-1.5">
        <h3 id={heading} className="min-w-0 flex-1 font-semibold max-sm:basis-full">
          <GivenName>{skill.title}</GivenName>
        </h3>
        <p className="min-w-0 text-faint">
          <span className="sr-only">{say("allHost")} </span>
          {skill.host === "" ? say("allStream") : <Host name={skill.host} />}
        </p>
      </div>
      {application.other && (
        <p className="mb-1.5 flex gap-1.5 text-notice-ink">
          <TriangleAlert aria-hidden="true" className="mt-[3px] size-3.5 shrink-0" strokeWidth={2.25} />
          <span className="min-w-0">
            {say.rich("otherApplication", {
              app: <GivenName>{application.name}</GivenName>,
              org: <GivenName>{application.provider}</GivenName>,
            })}
          </span>
        </p>
      )}
      <ul aria-label={say("scopes")}>
        {scopes.map((scope) =>
          scope.sensitive && !scope.required ? (
            <ChosenScope
              key={scope.code}
              scope={scope}
              terse
              checked={ticked.includes(scope.code)}
              disabled={disabled}
              onToggle={() => onToggle(scope.code)}
            />
          ) : (
            <AskedScope key={scope.code} scope={scope} terse />
          ),
        )}
      </ul>
    </section>
  );
}
