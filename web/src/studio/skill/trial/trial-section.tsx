import { useState } from "react";
import type { Skill } from "../../../api/schema.gen.ts";
import { Button } from "../../../ui/button.tsx";
import { Field } from "../../../ui/field.tsx";
import { Select } from "../../../ui/select.tsx";
import { Sheet } from "../../../ui/sheet.tsx";
import { useSpokenName } from "../../../ui/use-spoken-name.ts";
import { placeKey } from "../../editor/operation-places.ts";
import type { SaveSkill } from "../use-save-skill.ts";
import { OperationTrial } from "./operation-trial.tsx";
import { useTrialWords } from "./words.ts";

interface TrialSectionProps {
  assistantId: string;
  skill: Skill | undefined;
  saving: SaveSkill;
  /** Whether something is not saved. */
  dirty: boolean;
  /** The operation that the cursor is in. */
  current: string | undefined;
}

/** One operation of what is saved, called for real. */
export function TrialSection({ assistantId, skill, saving, dirty, current }: TrialSectionProps) {
  const spoken = useSpokenName();
  const say = useTrialWords();
  const [chosen, setChosen] = useState<string | null>(null);
  const operations = skill?.operations ?? [];
  const here = operations.find((operation) => placeKey(operation) === current);
  const operation = operations.find(({ operationId }) => operationId === chosen) ?? here ?? operations[0];
  return (
    <Sheet title={say("title")} className="px-4">
      {skill === undefined ? (
        <div className="flex flex-wrap items-center gap-3 pb-2">
          <p className="min-w-0 flex-1 basis-52 text-faint">{say("newSkill")}</p>
          <Button size="small" busy={saving.saving} onClick={() => void saving.saveAndStay()}>
            {say("saveFirst")}
          </Button>
        </div>
      ) : operation === undefined ? (
        <p className="pb-2 text-faint">{say("noOperations")}</p>
      ) : (
        <>
          <p className="pb-2 text-note text-faint">{say("lead")}</p>
          <Field label={say("operation")}>
            {(control) => (
              <Select
                {...control}
                value={operation.operationId}
                onChange={({ target }) => setChosen(target.value)}
              >
                {operations.map(({ operationId, method, summary }) => (
                  <option key={operationId} value={operationId}>
                    {`${method} ${spoken(summary || operationId)}`}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <OperationTrial
            key={`${skill.shapeHash} ${operation.operationId}`}
            assistantId={assistantId}
            skill={skill}
            operationId={operation.operationId}
            saving={saving}
            dirty={dirty}
            onChosen={() => setChosen(operation.operationId)}
          />
        </>
      )}
    </Sheet>
  );
}
