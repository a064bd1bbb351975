import { useActions } from "../../api/roles.ts";
import { Badge } from "../../ui/badge.tsx";
import { BreakableCode } from "../../ui/breakable-code.tsx";
import { FailurePanel } from "../../ui/failure.tsx";
import { Skeleton } from "../../ui/spinner.tsx";
import { Table, Td, Th, Tr } from "../../ui/table.tsx";
import { useRolesWords } from "./words.ts";

/** Who may do what: people, clients with a token, applications. */
export function RolesTab() {
  const say = useRolesWords();
  const actions = useActions();
  return (
    <>
      <p className="mb-4 text-soft">{say("lead")}</p>
      {actions.isPending && <Skeleton lines={8} />}
      {actions.error && <FailurePanel error={actions.error} onRetry={() => void actions.refetch()} />}
      {actions.data && (
        <Table>
          <thead>
            <tr>
              <Th>{say("action")}</Th>
              <Th>{say("people")}</Th>
              <Th>{say("tokens")}</Th>
              <Th>{say("applications")}</Th>
            </tr>
          </thead>
          <tbody>
            {actions.data.actions.map(({ method, url, summary, roles, scopes, application }) => (
              <Tr key={`${method} ${url}`}>
                <Td>
                  <div>{summary}</div>
                  <BreakableCode className="text-faint text-xs">{`${method} ${url}`}</BreakableCode>
                </Td>
                <Td>
                  <Badges texts={roles.map((role) => say(role))} />
                </Td>
                <Td>
                  <Badges texts={scopes.map((scope) => (scope === "*" ? say("anyScope") : scope))} />
                </Td>
                <Td>{application ? say("may") : <span className="text-faint">{say("mayNot")}</span>}</Td>
              </Tr>
            ))}
          </tbody>
        </Table>
      )}
    </>
  );
}

function Badges({ texts }: { texts: readonly string[] }) {
  const say = useRolesWords();
  if (texts.length === 0) return <span className="text-faint">{say("mayNot")}</span>;
  return (
    <div className="flex flex-wrap gap-1">
      {texts.map((text) => (
        <Badge key={text}>{text}</Badge>
      ))}
    </div>
  );
}
