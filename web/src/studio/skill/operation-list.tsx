import type { SkillOperation } from "../../api/assistants.ts";
import { Table, Td, Th, Tr } from "../../ui/table.tsx";
import { useSkillWords } from "./words.ts";

export function OperationList({ operations }: { operations: readonly SkillOperation[] }) {
  const say = useSkillWords();
  if (operations.length === 0) return <p className="text-faint">{say("noOperations")}</p>;
  return (
    <Table>
      <thead>
        <tr>
          <Th>{say("operationName")}</Th>
          <Th>{say("method")}</Th>
          <Th>{say("path")}</Th>
          <Th>{say("scopes")}</Th>
        </tr>
      </thead>
      <tbody>
        {operations.map((operation) => (
          <Tr key={`${operation.method} ${operation.path}`}>
            <Td className="min-w-36">
              <p className="font-mono text-[0.8125rem] wrap-anywhere">{operation.operationId}</p>
              <p className="text-xs text-faint wrap-anywhere">{operation.summary}</p>
            </Td>
            <Td className="font-mono text-[0.8125rem]">{operation.method}</Td>
            <Td className="min-w-28 font-mono text-[0.8125rem] wrap-anywhere">{operation.path}</Td>
            <Td className="min-w-36">
              {operation.scopes.length === 0 ? (
                <span className="text-faint">{say("none")}</span>
              ) : (
                <ul>
                  {operation.scopes.map((scope) => (
                    <li key={scope} className="font-mono text-xs leading-5 wrap-anywhere">
                      {scope}
                    </li>
                  ))}
                </ul>
              )}
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
