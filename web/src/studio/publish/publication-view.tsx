import { UserRoundCheck } from "lucide-react";
import type { Publication } from "../../api/assistants.ts";
import { usePermissions } from "../../api/permissions.ts";
import { cx } from "../../ui/class-names.ts";
import { useLanguage } from "../../ui/language/language.ts";
import { ChangeList } from "../versions/change-list.tsx";
import { usePublishWords } from "./words.ts";

/** What a version changes, which permissions are new, how many people will be asked again. */
export function PublicationView({ publication }: { publication: Publication }) {
  const say = usePublishWords();
  const { changes, newScopes, peopleAskedAgain } = publication;
  return (
    <section>
      <h3 className="font-medium">{say("changes")}</h3>
      {changes.length === 0 ? (
        <p className="mt-1 text-soft">{say("noChanges")}</p>
      ) : (
        <ChangeList changes={changes} />
      )}
      {newScopes.length > 0 && <NewScopes codes={newScopes} />}
      <p
        className={cx(
          "mt-4 flex gap-2.5 rounded-control px-3.5 py-2.5",
          peopleAskedAgain > 0 ? "bg-notice-soft text-notice-ink" : "bg-sunken",
        )}
      >
        <UserRoundCheck aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
        {peopleAskedAgain > 0 ? say("askedAgain", { count: peopleAskedAgain }) : say("askedNobody")}
      </p>
    </section>
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
            <code className="font-mono text-note text-faint wrap-anywhere">{code}</code>
          </li>
        ))}
      </ul>
    </>
  );
}
