import { ListChecks, Plus } from "lucide-react";
import type { Assistant } from "../../api/schema.gen.ts";
import { Blank } from "../../ui/blank.tsx";
import { Button } from "../../ui/button.tsx";
import { FailureNote } from "../../ui/failure.tsx";
import { LeaveGuard } from "../../ui/leave-guard.tsx";
import { TabSection } from "../tab-section.tsx";
import { maxRules } from "./rule-drafts.ts";
import { RuleRow } from "./rule-row.tsx";
import { useRules } from "./use-rules.ts";
import { usePlanningWords } from "./words.ts";

/** The rules, in the order in which they are tried. */
export function RulesEditor({ assistant }: { assistant: Assistant }) {
  const say = usePlanningWords();
  const rules = useRules(assistant);
  const { drafts } = rules.list;
  return (
    <TabSection
      title={say("rulesTitle")}
      note={
        <span className="tabular-nums">{say("rulesCount", { count: drafts.length, max: maxRules })}</span>
      }
      aside={<AddButton full={drafts.length >= maxRules} onAdd={rules.add} />}
    >
      <p className="pt-3 text-pretty text-soft">{say("rulesText")}</p>
      {assistant.mode === "pass_through" && <p className="mt-1 text-notice-ink">{say("rulesRest")}</p>}
      {rules.list.removed && <RemovedNotice onUndo={rules.list.restore} />}
      {drafts.length === 0 ? (
        <Blank
          icon={<ListChecks aria-hidden="true" />}
          title={say("noRulesTitle")}
          text={say("noRulesText")}
        />
      ) : (
        <ol onBlur={() => void rules.save()} className="mt-3 divide-y divide-line border-line border-y">
          {drafts.map((rule, index) => (
            <RuleRow key={rule.key} rule={rule} index={index} skills={assistant.skills} rules={rules} />
          ))}
        </ol>
      )}
      <p role="status" className="sr-only">
        {rules.list.movedTo !== null && say("movedTo", { position: rules.list.movedTo })}
      </p>
      {rules.incomplete > 0 && (
        <p role="alert" className="mt-3 text-notice-ink">
          {say("invalid", { count: rules.incomplete })}
        </p>
      )}
      {rules.error ? <FailureNote error={rules.error} onRetry={() => void rules.save()} /> : null}
      <LeaveGuard
        dirty={rules.unsaved}
        save={rules.save}
        title={say("leaveTitle")}
        text={say("leaveText")}
        confirm={say("leave")}
      />
    </TabSection>
  );
}

function AddButton({ full, onAdd }: { full: boolean; onAdd: () => void }) {
  const say = usePlanningWords();
  return (
    <>
      {full && <span className="text-note text-faint">{say("full", { max: maxRules })}</span>}
      <Button size="small" disabled={full} onClick={onAdd}>
        <Plus aria-hidden="true" className="size-3.5" />
        {say("add")}
      </Button>
    </>
  );
}

/** The way back has the focus, for the button that was pressed is gone. */
function RemovedNotice({ onUndo }: { onUndo: () => void }) {
  const say = usePlanningWords();
  return (
    <div
      role="status"
      className="mt-3 flex flex-wrap items-center gap-x-3 rounded-control bg-accent-soft py-1 pr-1 pl-3 text-accent-ink"
    >
      <p className="min-w-0 flex-1">{say("removed")}</p>
      <Button size="small" autoFocus onClick={onUndo}>
        {say("undo")}
      </Button>
    </div>
  );
}
