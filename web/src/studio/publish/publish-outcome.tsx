import { CircleCheck } from "lucide-react";
import type { PublishedVersion } from "../../api/assistants.ts";
import { usePermissions } from "../../api/permissions.ts";
import { useLanguage } from "../../app/i18n.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { ChangeList } from "../tabs/versions-tab.tsx";
import { usePublishWords } from "./words.ts";

/** The new version: what it changes, which permissions are new, how many people will be asked again. */
export function PublishOutcome({ version, onClose }: { version: PublishedVersion; onClose: () => void }) {
  const say = usePublishWords();
  const { changes, newScopes, peopleAskedAgain } = version;
  return (
    <Dialog
      wide
      title={
        <span className="flex items-center gap-2">
          <CircleCheck aria-hidden="true" className="size-5 shrink-0 text-ok-ink" />
          {say("doneTitle", { number: version.number })}
        </span>
      }
      onClose={onClose}
      footer={
        <Button variant="primary" autoFocus onClick={onClose}>
          {say("done")}
        </Button>
      }
    >
      <h3 className="font-medium">{say("changes")}</h3>
      {changes.length === 0 ? (
        <p className="mt-1 text-soft">{say("noChanges")}</p>
      ) : (
        <ChangeList changes={changes} />
      )}
      {newScopes.length > 0 && <NewScopes codes={newScopes} />}
      <p className="mt-4 rounded-xl bg-sunken px-3.5 py-2.5">
        {peopleAskedAgain > 0 ? say("askedAgain", { count: peopleAskedAgain }) : say("askedNobody")}
      </p>
    </Dialog>
  );
}

function NewScopes({ codes }: { codes: readonly string[] }) {
  const say = usePublishWords();
  const language = useLanguage();
  const permissions = usePermissions().data ?? [];
  return (
    <>
      <h3 className="mt-4 font-medium">{say("newScopes")}</h3>
      <ul className="mt-1 space-y-1">
        {codes.map((code) => (
          <li key={code} className="flex flex-wrap items-baseline gap-x-2">
            <span>{permissions.find((each) => each.code === code)?.name[language] ?? code}</span>
            <code className="font-mono text-xs text-faint wrap-anywhere">{code}</code>
          </li>
        ))}
      </ul>
    </>
  );
}
