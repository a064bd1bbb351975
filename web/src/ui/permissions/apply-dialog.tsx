import { useState } from "react";
import { useApplyForPermissions } from "../../api/applications.ts";
import { usePermissions } from "../../api/permissions.ts";
import { Button } from "../button.tsx";
import { Dialog } from "../dialog.tsx";
import { FailureNote } from "../failure.tsx";
import { Field } from "../field.tsx";
import { Textarea } from "../input.tsx";
import { useLanguage } from "../language/language.ts";
import { Tag } from "../tag.tsx";
import { toast } from "../toast.tsx";
import { useUiWords } from "../words.ts";
import { ApiOf, apiOf } from "./api-of.tsx";
import { NoApiBadge } from "./permission-badges.tsx";
import { usePermissionWords } from "./words.ts";

interface ApplyDialogProps {
  applicationId: string;
  codes: readonly string[];
  onClose: () => void;
  onApplied?: () => void;
}

/** Asks for permissions: says which open at once and which wait for an admin, and takes the reason. */
export function ApplyDialog({ applicationId, codes, onClose, onApplied }: ApplyDialogProps) {
  const say = usePermissionWords();
  const cancel = useUiWords()("cancel");
  const apply = useApplyForPermissions(applicationId);
  const asked = usePermissions().data?.filter(({ code }) => codes.includes(code)) ?? [];
  const waiting = asked.filter(({ sensitive }) => sensitive).length;
  const withoutApi = asked.filter(({ available }) => !available).length;
  const [reason, setReason] = useState("");

  function submit() {
    const given = reason.trim();
    apply.mutate(
      { codes: [...codes], ...(given === "" ? {} : { reason: given }) },
      {
        onSuccess: () => {
          const opened = codes.length - waiting;
          const news = [
            ...(opened > 0 ? [say("openedNow", { count: opened })] : []),
            ...(waiting > 0 ? [say("waiting", { count: waiting })] : []),
          ];
          toast.success(news.join(" "));
          onApplied?.();
          onClose();
        },
      },
    );
  }

  return (
    <Dialog
      title={say("dialogTitle", { count: codes.length })}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{cancel}</Button>
          <Button variant="main" busy={apply.isPending} onClick={submit}>
            {say("submit")}
          </Button>
        </>
      }
    >
      <ul className="mb-4 divide-y divide-line overflow-hidden rounded-control border border-line">
        {codes.map((code) => (
          <AppliedCode key={code} code={code} />
        ))}
      </ul>
      {withoutApi > 0 && <p className="mb-4 text-notice-ink">{say("noApiLead", { count: withoutApi })}</p>}
      {waiting > 0 && <p className="mb-4 text-soft">{say("needsAdminLead")}</p>}
      <Field label={say("reason")} hint={say("reasonHint")}>
        {(control) => (
          <Textarea
            {...control}
            maxLength={500}
            rows={3}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
      {apply.error && <FailureNote error={apply.error} />}
    </Dialog>
  );
}

function AppliedCode({ code }: { code: string }) {
  const say = usePermissionWords();
  const language = useLanguage();
  const permission = usePermissions().data?.find((each) => each.code === code);
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 px-3.5 py-2.5">
      <div className="min-w-0 flex-1">
        <p className="font-medium">{permission?.name[language] ?? code}</p>
        <ApiOf api={apiOf(permission, language)} className="mr-3" />
        <code className="font-mono text-note text-faint wrap-anywhere">{code}</code>
      </div>
      <NoApiBadge permission={permission} />
      <Tag tone={permission?.sensitive ? "notice" : "accent"}>
        {say(permission?.sensitive ? "needsAdmin" : "opensNow")}
      </Tag>
    </li>
  );
}
