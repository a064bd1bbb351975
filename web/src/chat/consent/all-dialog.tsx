import { usePermissions } from "../../api/permissions.ts";
import type { ConsentRequest, Duration, Permission } from "../../api/schema.gen.ts";
import { ArmedButton } from "../../ui/armed-button.tsx";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { GivenName } from "../../ui/given-name.tsx";
import { useLanguage } from "../../ui/language/language.ts";
import { useUiWords } from "../../ui/words.ts";
import { durationChoice } from "./durations.ts";
import { useConsentWords } from "./words.ts";

interface AllDialogProps {
  consent: ConsentRequest;
  duration: Duration;
  disabled: boolean;
  onClose: () => void;
  onConfirm: () => void;
}

/** The list of everything one answer would allow, by the catalogue's names. */
export function AllDialog({ consent, duration, disabled, onClose, onConfirm }: AllDialogProps) {
  const say = useConsentWords();
  const ui = useUiWords();
  const permissions = usePermissions();
  return (
    <Dialog
      title={say.rich("allTitle", { app: <GivenName>{consent.application.name}</GivenName> })}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{ui("cancel")}</Button>
          <ArmedButton variant="primary" disabled={disabled} onClick={onConfirm}>
            {say("all")}
          </ArmedButton>
        </>
      }
    >
      <p className="mb-3 text-soft">
        {say("allLead", { n: consent.all.length, duration: durationChoice(say, duration) })}
      </p>
      <ul aria-label={say("scopes")} className="divide-y divide-line rounded-xl border border-line">
        {consent.all.map((code) => (
          <ScopeItem
            key={code}
            code={code}
            known={permissions.data?.find((permission) => permission.code === code)}
          />
        ))}
      </ul>
    </Dialog>
  );
}

function ScopeItem({ code, known }: { code: string; known: Permission | undefined }) {
  const say = useConsentWords();
  const language = useLanguage();
  return (
    <li className="px-3 py-2">
      <span className="flex flex-wrap items-center gap-2 font-medium">
        {known?.name[language] ?? code}
        {known?.sensitive && <Badge tone="warn">{say("sensitive")}</Badge>}
      </span>
      {known && <span className="block text-[0.8125rem] text-soft">{known.description[language]}</span>}
      <code className="font-mono text-xs break-all text-faint">{code}</code>
    </li>
  );
}
