import type { SkillOperation } from "../../api/schema.gen.ts";
import { BreakableCode } from "../../ui/breakable-code.tsx";
import { cx } from "../../ui/class-names.ts";
import { State } from "../../ui/state.tsx";
import { useSpokenName } from "../../ui/use-spoken-name.ts";
import { Verb } from "../../ui/verb.tsx";
import { placeKey } from "../editor/operation-places.ts";
import { asksWhen } from "./asks-when.ts";
import { useSkillWords } from "./words.ts";

interface OperationListProps {
  operations: readonly SkillOperation[];
  /** The one that the cursor is in. */
  current: string | undefined;
  onGoTo: (operation: SkillOperation) => void;
}

/** The operations found in the document; each leads to its place there. */
export function OperationList({ operations, current, onGoTo }: OperationListProps) {
  const say = useSkillWords();
  if (operations.length === 0) return <p className="px-4 py-2.5 text-faint">{say("noOperations")}</p>;
  return (
    <>
      <table className="w-full table-fixed border-collapse text-left">
        <thead className="sr-only">
          <tr>
            <th scope="col">{say("operationName")}</th>
            <th scope="col">{say("path")}</th>
            <th scope="col">{say("scopes")}</th>
          </tr>
        </thead>
        <tbody>
          {operations.map((operation) => (
            <OperationRow
              key={placeKey(operation)}
              operation={operation}
              current={placeKey(operation) === current}
              onGoTo={onGoTo}
            />
          ))}
        </tbody>
      </table>
      {operations.some((operation) => asksWhen(operation) !== "never") && (
        <p className="px-4 pt-1.5 text-note text-faint">{say("asksHint")}</p>
      )}
    </>
  );
}

interface OperationRowProps {
  operation: SkillOperation;
  current: boolean;
  onGoTo: (operation: SkillOperation) => void;
}

function OperationRow({ operation, current, onGoTo }: OperationRowProps) {
  const spoken = useSpokenName();
  const say = useSkillWords();
  const { summary, operationId, method, path, scopes } = operation;
  return (
    <tr
      aria-current={current || undefined}
      className={cx(
        "border-line border-b align-top",
        current ? "bg-accent-soft shadow-[inset_3px_0_var(--accent-ink)]" : "hover:bg-hover",
      )}
    >
      <td className="py-1.5 pr-2 pl-4">
        <button
          type="button"
          onClick={() => onGoTo(operation)}
          className="target-44 max-w-full text-left hover:underline"
        >
          <span className="block font-medium wrap-anywhere">{spoken(summary || operationId, 120)}</span>
          <span className="block font-mono text-code text-faint wrap-anywhere">{operationId}</span>
        </button>
      </td>
      <td className="px-2 py-1.5">
        <Verb method={method} />
        <BreakableCode className="block text-code text-faint">{path}</BreakableCode>
      </td>
      <td className="py-1.5 pr-4 pl-2">
        {scopes.length === 0 && <span className="block text-faint">{say("noScope")}</span>}
        {scopes.map((scope) => (
          <BreakableCode key={scope} className="block text-code">
            {scope}
          </BreakableCode>
        ))}
        <Asks operation={operation} />
      </td>
    </tr>
  );
}

/** Whether a person is asked before it runs. */
function Asks({ operation }: { operation: SkillOperation }) {
  const say = useSkillWords();
  const when = asksWhen(operation);
  return (
    <span className="text-note">
      {when === "never" ? (
        <span className="text-faint">{say("readsOnly")}</span>
      ) : (
        <State is="ready">{say(when === "always" ? "asks" : "asksFirst")}</State>
      )}
    </span>
  );
}
