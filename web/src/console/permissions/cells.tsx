import { useState } from "react";
import { BreakableCode } from "../../ui/breakable-code.tsx";
import { Button } from "../../ui/button.tsx";
import { CopyButton } from "../../ui/copy-button.tsx";
import { useLanguage } from "../../ui/language/language.ts";
import { ApiOf, apiOf } from "../../ui/permissions/api-of.tsx";
import { NoApiBadge, StatusBadge } from "../../ui/permissions/permission-badges.tsx";
import { mayApply, type PermissionRow } from "./permission-filter.ts";
import { usePermissionsTabWords } from "./words.ts";

/* What a row of the table and a card have in common. */

const shownApis = 1;

export function NameAndText({ row }: { row: PermissionRow }) {
  const language = useLanguage();
  return (
    <>
      <p className="font-medium">{row.name[language]}</p>
      <ApiOf api={apiOf(row, language)} />
      <p className="text-work text-faint">{row.description[language]}</p>
    </>
  );
}

export function Code({ code }: { code: string }) {
  const say = usePermissionsTabWords();
  return (
    <span className="-my-1.5 inline-flex max-w-full items-center gap-0.5">
      <BreakableCode className="min-w-0 text-note">{code}</BreakableCode>
      <CopyButton text={code} label={say("copyCode", { code })} />
    </span>
  );
}

/** The first few by name; the rest, and where each is, on demand. */
export function Apis({ row }: { row: PermissionRow }) {
  const say = usePermissionsTabWords();
  const language = useLanguage();
  const [all, setAll] = useState(false);
  if (row.apis.length === 0) return <NoApiBadge permission={row} />;
  const more = row.apis.length > shownApis ? say("more", { count: row.apis.length }) : say("addresses");
  const shown = all ? row.apis : row.apis.slice(0, shownApis);
  return (
    <>
      <ul className="space-y-1">
        {shown.map((api) => (
          <li key={`${api.method} ${api.path}`}>
            <p className={api.available ? undefined : "text-faint"}>
              {api.name[language]}
              {row.available && !api.available && ` (${say("notYet")})`}
            </p>
            {all && (
              <code className="block font-mono text-note text-faint wrap-anywhere">
                {api.method} {api.path}
              </code>
            )}
          </li>
        ))}
      </ul>
      <p className="flex flex-wrap items-center gap-x-2">
        <button
          type="button"
          aria-expanded={all}
          onClick={() => setAll(!all)}
          className="min-h-6 text-left text-note text-accent-ink hover:underline"
        >
          {all ? say("less") : more}
        </button>
        <NoApiBadge permission={row} />
      </p>
    </>
  );
}

export function Status({ row }: { row: PermissionRow }) {
  const say = usePermissionsTabWords();
  return (
    <>
      <StatusBadge status={row.status} />
      {row.note !== "" && (
        <p className="mt-1 max-w-48 text-note text-faint wrap-anywhere">
          {say("adminNote", { note: row.note })}
        </p>
      )}
    </>
  );
}

export function ApplyAction({ row, onApply }: { row: PermissionRow; onApply: (codes: string[]) => void }) {
  const say = usePermissionsTabWords();
  if (!mayApply(row)) return null;
  const text = say(row.status === "rejected" ? "again" : "apply");
  return (
    <Button size="small" aria-label={`${text} ${row.code}`} onClick={() => onApply([row.code])}>
      {text}
    </Button>
  );
}
