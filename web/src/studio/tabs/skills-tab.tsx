import { Blocks, Plus } from "lucide-react";
import { useState } from "react";
import { useRemoveSkill } from "../../api/assistants.ts";
import type { Assistant, Skill } from "../../api/schema.gen.ts";
import { Blank } from "../../ui/blank.tsx";
import { Button } from "../../ui/button.tsx";
import { ConfirmDialog } from "../../ui/dialog.tsx";
import { useSpokenName } from "../../ui/use-spoken-name.ts";
import { AddSkillDialog, SkillBeginnings } from "../add-skill-dialog.tsx";
import { CheckList } from "../checks/check-list.tsx";
import { TestPhrases } from "../test-phrases/test-phrases.tsx";
import { useStudioWords } from "../words.ts";
import { SkillRow } from "./skill-row.tsx";

interface SkillsTabProps {
  assistant: Assistant;
  /** Begins a new conversation with the draft. */
  onTry: (phrase: string) => void;
}

export function SkillsTab({ assistant, onTry }: SkillsTabProps) {
  const spoken = useSpokenName();
  const say = useStudioWords();
  const [adding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<Skill>();
  const remove = useRemoveSkill(assistant.id);
  return (
    <div className="pb-6">
      <div className="-mt-4 flex min-h-12 flex-wrap items-center justify-between gap-x-4 gap-y-1 border-line-strong border-b py-1.5">
        <p className="min-w-0 flex-1 basis-56 text-soft">{say("skillsLead")}</p>
        <Button size="small" onClick={() => setAdding(true)}>
          <Plus aria-hidden="true" className="size-3.5" />
          {say("addSkill")}
        </Button>
      </div>
      {assistant.skills.length === 0 && (
        <Blank icon={<Blocks aria-hidden="true" />} title={say("noSkillsTitle")} text={say("noSkillsText")}>
          <SkillBeginnings assistantId={assistant.id} />
        </Blank>
      )}
      <ul
        aria-label={say("skillsTitle")}
        className="divide-y divide-line border-line border-b empty:border-0"
      >
        {assistant.skills.map((skill) => (
          <SkillRow
            key={skill.id}
            assistantId={assistant.id}
            skill={skill}
            onRemove={() => setRemoving(skill)}
          />
        ))}
      </ul>
      <TestPhrases assistant={assistant} onTry={onTry} />
      <CheckList assistant={assistant} />
      {adding && <AddSkillDialog assistantId={assistant.id} onClose={() => setAdding(false)} />}
      {removing && (
        <ConfirmDialog
          danger
          title={say("removeTitle", { title: spoken(removing.title) })}
          confirm={say("remove")}
          onConfirm={() => remove.mutateAsync(removing.id)}
          onClose={() => setRemoving(undefined)}
        >
          <p>{say("removeText")}</p>
        </ConfirmDialog>
      )}
    </div>
  );
}
