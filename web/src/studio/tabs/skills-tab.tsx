import { Blocks, Plus } from "lucide-react";
import { useState } from "react";
import { useRemoveSkill } from "../../api/assistants.ts";
import type { Assistant, Skill } from "../../api/schema.gen.ts";
import { Button } from "../../ui/button.tsx";
import { ConfirmDialog } from "../../ui/dialog.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { AddSkillDialog } from "../add-skill-dialog.tsx";
import { useStudioWords } from "../words.ts";
import { SkillCard } from "./skill-card.tsx";

export function SkillsTab({ assistant }: { assistant: Assistant }) {
  const say = useStudioWords();
  const [adding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<Skill>();
  const remove = useRemoveSkill(assistant.id);
  return (
    <div>
      <p className="mb-4 text-soft">{say("skillsLead")}</p>
      <div className="mb-3 flex items-center justify-between gap-4">
        <h2 className="font-semibold">{say("skillsTitle")}</h2>
        <Button onClick={() => setAdding(true)}>
          <Plus aria-hidden="true" className="size-4" />
          {say("addSkill")}
        </Button>
      </div>
      {assistant.skills.length === 0 && (
        <EmptyState
          icon={<Blocks aria-hidden="true" />}
          title={say("noSkillsTitle")}
          text={say("noSkillsText")}
        />
      )}
      <ul className="space-y-3">
        {assistant.skills.map((skill) => (
          <li key={skill.id}>
            <SkillCard assistantId={assistant.id} skill={skill} onRemove={() => setRemoving(skill)} />
          </li>
        ))}
      </ul>
      {adding && <AddSkillDialog assistantId={assistant.id} onClose={() => setAdding(false)} />}
      {removing && (
        <ConfirmDialog
          danger
          title={say("removeTitle", { title: removing.title })}
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
