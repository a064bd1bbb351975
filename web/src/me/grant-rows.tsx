import { Link } from "@tanstack/react-router";
import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { useGrants } from "../api/grants.ts";
import type { Grant } from "../api/schema.gen.ts";
import { GivenName } from "../ui/given-name.tsx";
import { useFormat } from "../ui/language/format.ts";
import { useScopeInfo } from "../ui/permissions/scope-names.ts";
import { Tile } from "../ui/tile.tsx";
import { useReadSearch } from "../ui/use-read-search.ts";
import { useSpokenName } from "../ui/use-spoken-name.ts";
import { useMeWords } from "./words.ts";

/** What is allowed now, one row for each application's skill. */
export function GrantRows({ grants }: { grants: readonly Grant[] }) {
  const say = useMeWords();
  const format = useFormat();
  const info = useScopeInfo();
  const first = useGrants().data?.[0]?.id;
  if (grants.length === 0) return null;
  return (
    <ul className="divide-y divide-line border-line border-y">
      {grants.map(({ id, application, skill, scopes, lastUsedAt }) => {
        const sensitive = scopes.filter(({ code }) => info(code).sensitive).length;
        const resting = scopes.filter((scope) => scope.resting !== null).length;
        return (
          <li key={id}>
            <Row
              id={id}
              name={application.name}
              isFirst={id === first}
              time={lastUsedAt ? format.relative(lastUsedAt) : say("never")}
            >
              {application.disabled ? (
                <span className="text-notice-ink">{say("disabledShort")}</span>
              ) : (
                <>
                  {say("permissions", { count: scopes.length })}
                  {sensitive > 0 && ` · ${say("sensitiveCount", { count: sensitive })}`}
                  {resting > 0 && (
                    <span className="text-notice-ink"> · {say("restingCount", { count: resting })}</span>
                  )}
                </>
              )}
              {skill && " · "}
              {skill && <GivenName max={40}>{skill.title}</GivenName>}
            </Row>
          </li>
        );
      })}
    </ul>
  );
}

interface RowProps {
  id: string;
  name: string;
  /** Shown beside the list until another is chosen. */
  isFirst?: boolean;
  time?: ReactNode;
  quiet?: boolean;
  children: ReactNode;
}

/** One line of the list; it leads to what is shown beside it, on a phone in its place. */
export function Row({ id, name, isFirst = false, time, quiet = false, children }: RowProps) {
  const spoken = useSpokenName();
  const { grant } = useReadSearch("/shell/me/authorisations");
  const chosen = grant === id || (grant === undefined && isFirst);
  return (
    <Link
      to="/me/authorisations"
      search={(before) => ({ ...before, grant: id })}
      aria-current={grant === id ? "true" : undefined}
      data-chosen={chosen || undefined}
      className="relative flex items-center gap-3 px-gutter py-2.5 hover:bg-hover focus-visible:-outline-offset-2 md:data-chosen:bg-chosen md:data-chosen:before:absolute md:data-chosen:before:inset-y-0 md:data-chosen:before:left-0 md:data-chosen:before:w-[3px] md:data-chosen:before:bg-accent-ink"
    >
      <Tile quiet={quiet}>{spoken(name).charAt(0)}</Tile>
      <span className="min-w-0 flex-1">
        <span className="block truncate text-body font-medium">
          <GivenName>{name}</GivenName>
        </span>
        <span className="block truncate text-note text-faint">{children}</span>
      </span>
      {time && <span className="self-start text-note leading-5 whitespace-nowrap text-faint">{time}</span>}
      <ChevronRight aria-hidden="true" className="size-4 shrink-0 text-faint md:hidden" />
    </Link>
  );
}
