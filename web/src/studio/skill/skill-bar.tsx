import { useNavigate } from "@tanstack/react-router";
import { Ellipsis, GitCompareArrows } from "lucide-react";
import { useState } from "react";
import type { Assistant } from "../../api/schema.gen.ts";
import { Bar } from "../../ui/bar.tsx";
import { Button, IconButton } from "../../ui/button.tsx";
import { ConfirmDialog } from "../../ui/dialog.tsx";
import { Menu, MenuItem } from "../../ui/menu.tsx";
import { Tag } from "../../ui/tag.tsx";
import { useSpokenName } from "../../ui/use-spoken-name.ts";
import { useUiWords } from "../../ui/words.ts";
import type { ImportActions } from "./import/import-actions.tsx";
import { countProblems } from "./marks.ts";
import type { SaveSkill } from "./use-save-skill.ts";
import type { SkillDraft } from "./use-skill-draft.ts";
import { useSkillWords } from "./words.ts";

interface SkillBarProps {
  assistant: Assistant;
  title: string;
  problems: Parameters<typeof countProblems>[0];
  draft: SkillDraft;
  saving: SaveSkill;
  importing: ImportActions;
  /** Left out where nothing was published yet. */
  onCompare: (() => void) | undefined;
}

/** Where one is, what is wrong, and what can be done with the whole. */
export function SkillBar({ assistant, title, problems, draft, saving, importing, onCompare }: SkillBarProps) {
  const spoken = useSpokenName();
  const say = useSkillWords();
  const { fromUrl, fromFile, sample } = importing;
  const compare = {
    label: say("difference"),
    icon: <GitCompareArrows aria-hidden="true" />,
    start: onCompare,
  };
  const wide = [fromUrl, sample, compare];
  return (
    <Bar
      title={title}
      crumbs={[
        { label: say("studio"), link: { to: "/studio" } },
        {
          label: spoken(assistant.name),
          link: { to: "/studio/$assistantId", params: { assistantId: assistant.id } },
        },
      ]}
      note={<Counts problems={problems} />}
      actions={
        <>
          {wide.map(
            ({ label, icon, start }) =>
              start && (
                <Button key={label} variant="quiet" className="max-xl:hidden" onClick={start}>
                  {icon}
                  {label}
                </Button>
              ),
          )}
          <Menu
            trigger={
              <IconButton label={say("more")}>
                <Ellipsis aria-hidden="true" />
              </IconButton>
            }
          >
            {[fromUrl, fromFile, sample, compare].map(
              ({ label, icon, start }) =>
                start && (
                  <MenuItem key={label} icon={icon} onSelect={start}>
                    {label}
                  </MenuItem>
                ),
            )}
          </Menu>
          <CancelButton assistantId={assistant.id} draft={draft} />
          <Button
            variant="main"
            busy={saving.saving}
            disabled={draft.content.document.trim() === ""}
            onClick={saving.save}
          >
            {say("save")}
          </Button>
        </>
      }
    />
  );
}

function Counts({ problems }: Pick<SkillBarProps, "problems">) {
  const say = useSkillWords();
  const { errors, warnings } = countProblems(problems);
  return (
    <span className="flex gap-1.5">
      {errors > 0 && <Tag tone="notice">{say("errors", { count: errors })}</Tag>}
      {warnings > 0 && <Tag tone="outline">{say("warnings", { count: warnings })}</Tag>}
    </span>
  );
}

function CancelButton({ assistantId, draft }: { assistantId: string; draft: SkillDraft }) {
  const say = useSkillWords();
  const cancel = useUiWords()("cancel");
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const leave = (asked = false) =>
    navigate({ to: "/studio/$assistantId", params: { assistantId }, ignoreBlocker: asked });
  return (
    <>
      <Button className="max-sm:hidden" onClick={() => (draft.dirty ? setAsking(true) : void leave())}>
        {cancel}
      </Button>
      {asking && (
        <ConfirmDialog
          danger
          title={say("leaveTitle")}
          confirm={say("leave")}
          onConfirm={() => {
            draft.forget();
            return leave(true);
          }}
          onClose={() => setAsking(false)}
        >
          <p>{say("leaveText")}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
