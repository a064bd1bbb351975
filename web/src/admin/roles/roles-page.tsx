import { useNavigate } from "@tanstack/react-router";
import { KeyRound } from "lucide-react";
import { useActions } from "../../api/roles.ts";
import { Bar } from "../../ui/bar.tsx";
import { Blank } from "../../ui/blank.tsx";
import { BreakableCode } from "../../ui/breakable-code.tsx";
import { Button } from "../../ui/button.tsx";
import { FailurePanel } from "../../ui/failure.tsx";
import { useLanguage } from "../../ui/language/language.ts";
import { SearchInput } from "../../ui/search-input.tsx";
import { Skeleton } from "../../ui/spinner.tsx";
import { Td, Th, Tr } from "../../ui/table.tsx";
import { Tag } from "../../ui/tag.tsx";
import { useReadSearch } from "../../ui/use-read-search.ts";
import { inChinese } from "./in-chinese.ts";
import { useRolesWords } from "./words.ts";

/** Who may do what: people, clients with a token, applications. */
export function RolesPage() {
  const say = useRolesWords();
  const navigate = useNavigate();
  const { q = "" } = useReadSearch("/shell/admin/roles");
  const search = (text: string) =>
    void navigate({ to: "/admin/roles", search: text === "" ? {} : { q: text }, replace: true });
  const language = useLanguage();
  const actions = useActions();
  const wordsFor = (summary: string) => (language === "zh" ? (inChinese[summary] ?? summary) : summary);
  const words = q.toLowerCase().split(/\s+/);
  const found = actions.data?.actions.filter(({ method, url, summary, roles, scopes }) => {
    const text = [method, url, wordsFor(summary), ...roles, ...scopes, ...roles.map((role) => say(role))]
      .join("\n")
      .toLowerCase();
    return words.every((word) => text.includes(word));
  });
  return (
    <div className="flex h-full min-h-0 flex-col">
      <Bar title={say("title")} />
      <div className="flex shrink-0 flex-wrap items-center gap-x-4 gap-y-2 px-gutter py-2.5">
        <SearchInput label={say("search")} value={q} onChange={search} className="w-full sm:w-72" />
        <p className="min-w-0 flex-1 basis-72 text-note text-faint">{say("lead")}</p>
      </div>
      {actions.isPending && <Skeleton lines={8} className="px-gutter" />}
      {actions.error && <FailurePanel error={actions.error} onRetry={() => void actions.refetch()} />}
      {found?.length === 0 && (
        <Blank
          icon={<KeyRound />}
          title={say("noMatch")}
          action={<Button onClick={() => search("")}>{say("clear")}</Button>}
        />
      )}
      {found !== undefined && found.length > 0 && (
        <section
          // Scrolls in both directions under its own heading row, by keyboard too.
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard
          tabIndex={0}
          aria-label={say("title")}
          className="scroll-quiet min-h-0 flex-1 overflow-auto border-line-strong border-t focus-visible:-outline-offset-2"
        >
          <table className="w-full border-collapse text-left">
            <thead className="sticky top-0 z-10 bg-page">
              <tr>
                <Th>{say("action")}</Th>
                <Th>{say("people")}</Th>
                <Th>{say("tokens")}</Th>
                <Th>{say("applications")}</Th>
              </tr>
            </thead>
            <tbody>
              {found.map(({ method, url, summary, roles, scopes, applicationScopes }) => (
                <Tr key={`${method} ${url}`}>
                  <Td className="min-w-56">
                    <div>{wordsFor(summary)}</div>
                    <BreakableCode className="text-note text-faint">{`${method} ${url}`}</BreakableCode>
                  </Td>
                  <Td>
                    <Tags texts={roles.map((role) => say(role))} />
                  </Td>
                  <Td>
                    <Tags texts={scopes.map((scope) => (scope === "*" ? say("anyScope") : scope))} />
                  </Td>
                  <Td>
                    <Tags texts={applicationScopes.map((scope) => (scope === "*" ? say("may") : scope))} />
                  </Td>
                </Tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </div>
  );
}

function Tags({ texts }: { texts: readonly string[] }) {
  const say = useRolesWords();
  if (texts.length === 0) return <span className="text-faint">{say("mayNot")}</span>;
  return (
    <div className="flex flex-wrap gap-1">
      {texts.map((text) => (
        <Tag key={text}>{text}</Tag>
      ))}
    </div>
  );
}
