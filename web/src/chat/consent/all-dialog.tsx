import { Clock } from "lucide-react";
import { useState } from "react";
import type { ConsentAnswer, ConsentRequest, Duration } from "../../api/schema.gen.ts";
import { ArmedButton } from "../../ui/armed-button.tsx";
import { Button } from "../../ui/button.tsx";
import { durationChoice } from "../../ui/consent/durations.ts";
import { useConsentWords } from "../../ui/consent/words.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { GivenName } from "../../ui/given-name.tsx";
import { useUiWords } from "../../ui/words.ts";
import { AllOfSkill } from "./all-of-skill.tsx";
import { NeedsAdminText } from "./needs-admin.tsx";

/** The sensitive permissions that are ticked. */
export type Named = NonNullable<ConsentAnswer["alsoAllow"]>;

interface AllDialogProps {
  consent: ConsentRequest;
  duration: Duration;
  disabled: boolean;
  onClose: () => void;
  onConfirm: (named: Named) => void;
}

/** What one answer would allow: each skill with where it is and what it gets. What is sensitive has its own tick, not set. */
export function AllDialog({ consent, duration, disabled, onClose, onConfirm }: AllDialogProps) {
  const say = useConsentWords();
  const ui = useUiWords();
  const [named, setNamed] = useState<Named>([]);
  const given = consent.allSkills.flatMap(({ scopes }) => scopes).filter((s) => s.required || !s.sensitive);
  const canTick = consent.allSkills.some(({ scopes }) => scopes.some((s) => s.sensitive && !s.required));
  const ticked = (skillId: string) =>
    named.filter((each) => each.skillId === skillId).map(({ code }) => code);
  function toggle(skillId: string, code: string) {
    const isNamed = (each: Named[number]) => each.skillId === skillId && each.code === code;
    setNamed(named.some(isNamed) ? named.filter((each) => !isNamed(each)) : [...named, { skillId, code }]);
  }
  return (
    <Dialog
      title={say.rich("allTitle", { app: <GivenName>{consent.application.name}</GivenName> })}
      onClose={onClose}
      footer={
        <>
          <ArmedButton
            size="decide"
            variant="main"
            className="flex-1"
            disabled={disabled}
            onClick={() => onConfirm(named)}
          >
            {say("all")}
          </ArmedButton>
          <Button size="decide" className="flex-1" onClick={onClose}>
            {ui("cancel")}
          </Button>
        </>
      }
    >
      <p className="mb-3 text-soft" aria-live="polite">
        {say("allLead", { n: given.length + named.length, duration: durationChoice(say, duration) })}
        {canTick && ` ${say("allTick")}`}
      </p>
      <div className="space-y-3">
        {consent.allSkills.map((entry) => (
          <AllOfSkill
            key={entry.skill.id}
            entry={entry}
            ticked={ticked(entry.skill.id)}
            disabled={disabled}
            onToggle={(code) => toggle(entry.skill.id, code)}
          />
        ))}
      </div>
      {consent.leftOut.length > 0 && (
        <p className="mt-3 flex gap-1.5 text-note text-faint">
          <Clock aria-hidden="true" className="mt-px size-3.5 shrink-0" strokeWidth={2.25} />
          <span className="min-w-0">
            <NeedsAdminText scopes={consent.leftOut} /> {say("allLeftOut")}
          </span>
        </p>
      )}
    </Dialog>
  );
}
