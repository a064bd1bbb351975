import { ListChecks, Plus } from "lucide-react";
import { useEffect, useRef } from "react";
import type { Assistant } from "../../api/schema.gen.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { FailureNote } from "../../ui/failure.tsx";
import { LeaveGuard } from "../leave-guard.tsx";
import { RuleCard } from "./rule-card.tsx";
import { maxRules } from "./rule-drafts.ts";
import { type Rules, useRules } from "./use-rules.ts";
import { usePlanningWords } from "./words.ts";

/** The rules, in the order in which they are tried. */
export function RulesEditor({ assistant }: { assistant: Assistant }) {
  const say = usePlanningWords();
  const rules = useRules(assistant);
  const list = useFocusOnProblem(rules.attempt);
  const { drafts } = rules.list;
  return (
    <Card className="p-5">
      <h2 className="flex items-baseline gap-2 font-semibold">
        {say("rulesTitle")}
        <span className="text-[0.8125rem] font-normal text-faint tabular-nums">
          {say("rulesCount", { count: drafts.length, max: maxRules })}
        </span>
      </h2>
      <p className="mt-1 text-soft">{say("rulesText")}</p>
      {assistant.mode === "pass_through" && (
        <p className="mt-3 rounded-xl bg-sunken px-3.5 py-2.5 text-soft">{say("rulesRest")}</p>
      )}
      {rules.list.removed && <RemovedNotice onUndo={rules.list.restore} />}
      {drafts.length === 0 ? (
        <EmptyState
          icon={<ListChecks aria-hidden="true" />}
          title={say("noRulesTitle")}
          text={say("noRulesText")}
        />
      ) : (
        <ol ref={list} className="mt-4 space-y-3">
          {drafts.map((rule, index) => (
            <RuleCard key={rule.key} rule={rule} index={index} skills={assistant.skills} rules={rules} />
          ))}
        </ol>
      )}
      <p role="status" className="sr-only">
        {rules.list.movedTo !== null && say("movedTo", { position: rules.list.movedTo })}
      </p>
      <AddButton full={drafts.length >= maxRules} onAdd={rules.add} />
      {rules.list.changed && <SaveBar rules={rules} />}
      <LeaveGuard
        dirty={rules.list.changed}
        title={say("leaveTitle")}
        text={say("leaveText")}
        confirm={say("leave")}
      />
    </Card>
  );
}

function AddButton({ full, onAdd }: { full: boolean; onAdd: () => void }) {
  const say = usePlanningWords();
  return (
    <div className="mt-4 flex flex-wrap items-center gap-x-3 gap-y-1.5">
      <Button disabled={full} onClick={onAdd}>
        <Plus aria-hidden="true" className="size-4" />
        {say("add")}
      </Button>
      {full && <p className="text-[0.8125rem] text-faint">{say("full", { max: maxRules })}</p>}
    </div>
  );
}

/** The way back has the focus, for the button that was pressed is gone. */
function RemovedNotice({ onUndo }: { onUndo: () => void }) {
  const say = usePlanningWords();
  return (
    <div
      role="status"
      className="mt-4 flex flex-wrap items-center gap-x-3 rounded-xl bg-accent-soft py-1.5 pr-1.5 pl-3.5 text-accent-ink"
    >
      <p className="min-w-0 flex-1">{say("removed")}</p>
      <Button size="sm" autoFocus onClick={onUndo}>
        {say("undo")}
      </Button>
    </div>
  );
}

function SaveBar({ rules }: { rules: Rules }) {
  const say = usePlanningWords();
  return (
    <div className="mt-5 border-line border-t pt-4">
      {rules.incomplete > 0 && (
        <p role="alert" className="mb-3 text-danger-ink">
          {say("invalid", { count: rules.incomplete })}
        </p>
      )}
      {rules.error ? <FailureNote error={rules.error} onRetry={rules.save} /> : null}
      <div className="flex flex-wrap items-center justify-end gap-2">
        <p role="status" className="mr-auto text-[0.8125rem] text-faint">
          {say("unsaved")}
        </p>
        <Button disabled={rules.saving} onClick={rules.discard}>
          {say("discard")}
        </Button>
        <Button variant="primary" busy={rules.saving} onClick={rules.save}>
          {say("save")}
        </Button>
      </div>
    </div>
  );
}

/** When saving was refused, the first field that lacks something has the focus. */
function useFocusOnProblem(attempt: number) {
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    if (attempt > 0) list.current?.querySelector<HTMLElement>("[aria-invalid]")?.focus();
  }, [attempt]);
  return list;
}
