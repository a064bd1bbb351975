import type { Analytics } from "../../api/schema.gen.ts";
import { cx } from "../../ui/class-names.ts";
import { GivenName } from "../../ui/given-name.tsx";
import { Sheet } from "../../ui/sheet.tsx";
import { Table, Td, Th, Tr } from "../../ui/table.tsx";
import { timeIn, useAnalyticsWords } from "./words.ts";

const counts = [
  ["calls", "calls"],
  ["answered", "answered"],
  ["failed", "failed"],
  ["unknown", "unknown"],
  ["refused", "refused"],
  ["cancelled", "cancelledCall"],
  ["unavailable", "unavailable"],
] as const;

/** A row for each operation: how its calls ended, and how long its answers took. */
export function OperationSection({ operations }: Pick<Analytics, "operations">) {
  const say = useAnalyticsWords();
  return (
    <Sheet title={say("operations")} note={operations.length}>
      {operations.length === 0 ? (
        <p className="text-soft">{say("noCalls")}</p>
      ) : (
        <Table region={say("operations")}>
          <thead>
            <tr>
              <Th>{say("operation")}</Th>
              {counts.map(([name, word]) => (
                <Th key={name} className="text-right">
                  {say(word)}
                </Th>
              ))}
              <Th className="text-right">{say("median")}</Th>
              <Th className="text-right">{say("slow")}</Th>
            </tr>
          </thead>
          <tbody>
            {operations.map((use) => (
              <Tr key={`${use.skillId} ${use.operationId}`}>
                <Td className="min-w-40">
                  <code className="block font-mono text-code wrap-anywhere">{use.operationId}</code>
                  <span className="text-note text-faint">
                    <GivenName>{use.skill}</GivenName>
                  </span>
                </Td>
                {counts.map(([name]) => (
                  <Td
                    key={name}
                    className={cx(
                      "text-right",
                      use[name] === 0 && "text-faint",
                      name === "failed" && use.failed > 0 && "font-medium text-notice-ink",
                    )}
                  >
                    {use[name]}
                  </Td>
                ))}
                <Td className="text-right whitespace-nowrap">{timeIn(say, use.p50)}</Td>
                <Td className="text-right whitespace-nowrap">{timeIn(say, use.p95)}</Td>
              </Tr>
            ))}
          </tbody>
        </Table>
      )}
    </Sheet>
  );
}
