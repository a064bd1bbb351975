import type { ModelUse } from "../../../api/schema.gen.ts";
import { cx } from "../../../ui/class-names.ts";
import { GivenName } from "../../../ui/given-name.tsx";
import { Table, Td, Th, Tr } from "../../../ui/table.tsx";
import { useModelWords } from "../words.ts";

/** By day and assistant, the latest first. */
export function UsageTable({ usage }: { usage: readonly ModelUse[] }) {
  const say = useModelWords();
  const number = (count: number) => count.toLocaleString("en");
  return (
    <Table region={say("usage")}>
      <thead>
        <tr>
          <Th>{say("day")}</Th>
          <Th>{say("assistant")}</Th>
          <Th>{say("model")}</Th>
          {(["asked", "failed", "inputTokens", "outputTokens", "secondsUsed"] as const).map((name) => (
            <Th key={name} className="text-right">
              {say(name)}
            </Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {usage.map((use) => (
          <Tr key={`${use.day} ${use.assistant.id} ${use.model}`}>
            <Td className="whitespace-nowrap">{use.day}</Td>
            <Td>
              <GivenName max={40}>{use.assistant.name}</GivenName>
            </Td>
            <Td>
              <code className="font-mono text-code wrap-anywhere">{use.model}</code>
            </Td>
            <Td className="text-right">{number(use.requests)}</Td>
            <Td className={cx("text-right", use.failed === 0 ? "text-faint" : "text-notice-ink")}>
              {number(use.failed)}
            </Td>
            <Td className="text-right">{number(use.inputTokens)}</Td>
            <Td className="text-right">{number(use.outputTokens)}</Td>
            <Td className="text-right">{use.seconds.toFixed(1)}</Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
