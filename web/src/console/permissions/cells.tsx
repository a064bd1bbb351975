import { useState } from "react";
import { useLanguage } from "../../app/i18n.tsx";
import { Button } from "../../ui/button.tsx";
import { CopyButton } from "../../ui/copy-button.tsx";
import { mayApply, type PermissionRow } from "./permission-filter.ts";
import { StatusBadge } from "./status-badge.tsx";
import { usePermissionWords } from "./words.ts";

/* What a row of the table and a card have in common. */

const shownApis = 3;

export function NameAndText({ row }: { row: PermissionRow }) {
  const language = useLanguage();
  return (
    <>
      <p className="font-medium">{row.name[language]}</p>
      <p className="text-[0.8125rem] text-faint">{row.description[language]}</p>
    </>
  );
}

export function Code({ code }: { code: string }) {
  const say = usePermissionWords();
  return (
    <span className="inline-flex max-w-full items-center gap-1">
      <code className="min-w-0 font-mono text-[0.8125rem] wrap-anywhere">{code}</code>
      <CopyButton text={code} label={say("copyCode", { code })} />
    </span>
  );
}

/** The first few; the rest on demand. The method and path of each is its tooltip. */
export function Apis({ row }: { row: PermissionRow }) {
  const say = usePermissionWords();
  const language = useLanguage();
  const [all, setAll] = useState(false);
  if (row.apis.length === 0) return <span className="text-faint">—</span>;
  const shown = all ? row.apis : row.apis.slice(0, shownApis);
  return (
    <>
      <ul className="space-y-1">
        {shown.map((api) => (
          <li key={`${api.method} ${api.path}`}>
            <p>{api.name[language]}</p>
            {all && (
              <code className="block font-mono text-xs text-faint wrap-anywhere">
                {api.method} {api.path}
              </code>
            )}
          </li>
        ))}
      </ul>
      <button
        type="button"
        aria-expanded={all}
        onClick={() => setAll(!all)}
        className="mt-0.5 min-h-6 text-[0.8125rem] text-accent-ink hover:underline"
      >
        {all ? say("less") : say("more", { count: row.apis.length })}
      </button>
    </>
  );
}

export function Status({ row }: { row: PermissionRow }) {
  const say = usePermissionWords();
  return (
    <>
      <StatusBadge status={row.status} />
      {row.note !== "" && (
        <p className="mt-1 max-w-48 text-xs text-faint wrap-anywhere">
          {say("adminNote", { note: row.note })}
        </p>
      )}
    </>
  );
}

export function ApplyAction({ row, onApply }: { row: PermissionRow; onApply: (codes: string[]) => void }) {
  const say = usePermissionWords();
  if (!mayApply(row)) return null;
  return (
    <Button size="sm" aria-label={say("applyFor", { code: row.code })} onClick={() => onApply([row.code])}>
      {say(row.status === "rejected" ? "again" : "apply")}
    </Button>
  );
}
