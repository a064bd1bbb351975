import type { ComponentProps } from "react";
import type { SkillOperation } from "../../api/schema.gen.ts";
import { Badge } from "../../ui/badge.tsx";
import { BreakableCode } from "../../ui/breakable-code.tsx";
import { cx } from "../../ui/class-names.ts";
import { asksWhen } from "./asks-when.ts";
import { useSkillWords } from "./words.ts";

/** The operations found in the document: a table that fits the narrow side of the page. */
export function OperationList({ operations }: { operations: readonly SkillOperation[] }) {
  const say = useSkillWords();
  if (operations.length === 0) return <p className="text-faint">{say("noOperations")}</p>;
  return (
    <>
      <table className="w-full table-fixed text-left">
        <thead className="text-xs text-faint">
          <tr>
            <Head>{say("operationName")}</Head>
            <Head className="w-[18%]">{say("method")}</Head>
            <Head className="w-[22%]">{say("path")}</Head>
            <Head className="w-[28%]">{say("scopes")}</Head>
          </tr>
        </thead>
        <tbody className="divide-y divide-line text-[0.8125rem]">
          {operations.map((operation) => (
            <tr key={`${operation.method} ${operation.path}`}>
              <Cell>
                <p className="font-mono wrap-anywhere">{operation.operationId}</p>
                <p className="text-xs text-faint wrap-anywhere">{operation.summary}</p>
                <AsksBadge operation={operation} />
              </Cell>
              <Cell className="font-mono">{operation.method}</Cell>
              <Cell>
                <BreakableCode>{operation.path}</BreakableCode>
              </Cell>
              <Cell>
                <Scopes scopes={operation.scopes} />
              </Cell>
            </tr>
          ))}
        </tbody>
      </table>
      {operations.some((operation) => asksWhen(operation) !== "never") && (
        <p className="mt-2 text-xs text-faint">{say("asksHint")}</p>
      )}
    </>
  );
}

/** Whether a person is asked before it runs. */
function AsksBadge({ operation }: { operation: SkillOperation }) {
  const say = useSkillWords();
  const when = asksWhen(operation);
  if (when === "never") return null;
  return (
    <p className="mt-1">
      <Badge tone="warn">{say(when === "always" ? "asks" : "asksFirst")}</Badge>
    </p>
  );
}

function Scopes({ scopes }: { scopes: readonly string[] }) {
  const say = useSkillWords();
  if (scopes.length === 0) return <span className="text-faint">{say("none")}</span>;
  return (
    <ul className="space-y-1">
      {scopes.map((scope) => (
        <li key={scope} className="leading-4">
          <BreakableCode className="text-xs">{scope}</BreakableCode>
        </li>
      ))}
    </ul>
  );
}

function Head({ className, ...rest }: ComponentProps<"th">) {
  return <th scope="col" {...rest} className={cx("pr-2 pb-1.5 font-medium last:pr-0", className)} />;
}

function Cell({ className, ...rest }: ComponentProps<"td">) {
  return <td {...rest} className={cx("py-2 pr-2 align-top last:pr-0", className)} />;
}
