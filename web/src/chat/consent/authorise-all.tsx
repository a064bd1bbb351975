import { useState } from "react";
import { usePermissions } from "../../api/permissions.ts";
import type { ConsentRequest, Duration } from "../../api/runs.ts";
import { useLanguage } from "../../app/i18n.tsx";
import { ArmedButton } from "../../ui/armed-button.tsx";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { GivenName } from "../../ui/given-name.tsx";
import { useUiWords } from "../../ui/words.ts";
import { durationChoice } from "./durations.ts";
import { useConsentWords } from "./words.ts";

interface AuthoriseAllProps {
  consent: ConsentRequest;
  duration: Duration;
  disabled: boolean;
  busy: boolean;
  onConfirm: () => void;
}

/** One decision for everything the published assistant uses: the list is always seen before it is made. */
export function AuthoriseAll({ consent, duration, disabled, busy, onConfirm }: AuthoriseAllProps) {
  const say = useConsentWords();
  const [open, setOpen] = useState(false);
  const seeList = (
    <button
      type="button"
      onClick={() => setOpen(true)}
      className="cursor-pointer whitespace-nowrap text-accent-ink underline decoration-accent-ink/40 underline-offset-[3px] hover:decoration-accent-ink"
    >
      {say("seeList")}
    </button>
  );
  return (
    <div className="mt-4 border-line border-t pt-3">
      <p className="mb-2 text-[0.8125rem] text-soft">
        {say.rich("allHint", { n: consent.all.length, list: seeList })}
      </p>
      <Button className="w-full" disabled={disabled} busy={busy} onClick={() => setOpen(true)}>
        {say("all")}
      </Button>
      {open && (
        <AllDialog
          consent={consent}
          duration={duration}
          disabled={disabled}
          onClose={() => setOpen(false)}
          onConfirm={() => {
            setOpen(false);
            onConfirm();
          }}
        />
      )}
    </div>
  );
}

type AllDialogProps = Omit<AuthoriseAllProps, "busy"> & { onClose: () => void };

function AllDialog({ consent, duration, disabled, onClose, onConfirm }: AllDialogProps) {
  const say = useConsentWords();
  const ui = useUiWords();
  const language = useLanguage();
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
        {consent.all.map((code) => {
          const known = permissions.data?.find((permission) => permission.code === code);
          return (
            <li key={code} className="px-3 py-2">
              <span className="flex flex-wrap items-center gap-2 font-medium">
                {known?.name[language] ?? code}
                {known?.sensitive && <Badge tone="warn">{say("sensitive")}</Badge>}
              </span>
              {known && (
                <span className="block text-[0.8125rem] text-soft">{known.description[language]}</span>
              )}
              <code className="font-mono text-xs break-all text-faint">{code}</code>
            </li>
          );
        })}
      </ul>
    </Dialog>
  );
}
