import type { ComponentProps } from "react";
import type { Skill } from "../api/schema.gen.ts";
import { Select } from "../ui/select.tsx";
import { useSpokenName } from "../ui/use-spoken-name.ts";

interface OperationKey {
  skillId: string;
  operationId: string;
}

interface OperationSelectProps extends Omit<ComponentProps<"select">, "value" | "onChange"> {
  target: OperationKey | null;
  skills: readonly Skill[];
  /** What stands for no operation. */
  none: string;
  /** Says of the one that is chosen that the draft has it no more. */
  gone: (operation: string) => string;
  onChange: (target: OperationKey | null) => void;
}

/** One of the draft's operations, by skill, or none. */
export function OperationSelect({ target, skills, none, gone, onChange, ...control }: OperationSelectProps) {
  const spoken = useSpokenName();
  const isThere =
    target === null ||
    skills.some(
      ({ id, operations }) =>
        id === target.skillId && operations.some(({ operationId }) => operationId === target.operationId),
    );
  return (
    <Select
      {...control}
      value={target === null ? "" : optionOf(target)}
      onChange={(event) => onChange(targetOf(event.target.value))}
    >
      <option value="">{none}</option>
      {!isThere && <option value={optionOf(target)}>{gone(target.operationId)}</option>}
      {skills.map(({ id, title, operations }) => (
        <optgroup key={id} label={spoken(title)}>
          {operations.map(({ operationId, summary }) => (
            <option key={operationId} value={optionOf({ skillId: id, operationId })}>
              {summary === "" ? operationId : `${spoken(summary)} (${operationId})`}
            </option>
          ))}
        </optgroup>
      ))}
    </Select>
  );
}

/** An id of ours has no space in it. */
const optionOf = ({ skillId, operationId }: OperationKey) => `${skillId} ${operationId}`;

function targetOf(value: string): OperationKey | null {
  const space = value.indexOf(" ");
  return space < 0 ? null : { skillId: value.slice(0, space), operationId: value.slice(space + 1) };
}
