import { ArrowDown, ArrowUp, ChevronUp, Pencil, Trash2, TriangleAlert } from "lucide-react";
import { type ReactNode, useId, useLayoutEffect, useRef } from "react";
import type { Skill } from "../../api/schema.gen.ts";
import { IconButton } from "../../ui/button.tsx";
import { GivenName } from "../../ui/given-name.tsx";
import { clip } from "../../ui/text.ts";
import { findOperation, type RuleDraft, ruleProblems } from "./rule-drafts.ts";
import { RuleFields } from "./rule-fields.tsx";
import type { Rules } from "./use-rules.ts";
import { usePlanningWords } from "./words.ts";

interface RuleRowProps {
  rule: RuleDraft;
  index: number;
  skills: readonly Skill[];
  rules: Rules;
}

/** A rule in one line, and its fields when it is open. */
export function RuleRow({ rule, index, skills, rules }: RuleRowProps) {
  const say = usePlanningWords();
  const heading = useId();
  const fields = useId();
  const open = rules.open.has(rule.key);
  const problems = ruleProblems(rule, skills);
  return (
    <li
      aria-labelledby={heading}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) rules.leave(rule.key);
      }}
    >
      <div className="flex flex-wrap items-start justify-between gap-x-3 gap-y-1 py-1.5">
        <div className="min-w-0 flex-1 basis-56 py-1.5">
          <h3 id={heading} className="text-note font-medium text-faint">
            {say("ruleName", { position: index + 1 })}
          </h3>
          <Summary rule={rule} skills={skills} />
          {!open && problems.outcome === "operationGone" && (
            <p className="mt-1 flex gap-2 text-notice-ink">
              <TriangleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
              {say("operationGone")}
            </p>
          )}
        </div>
        <RuleButtons rule={rule} index={index} fields={fields} rules={rules} />
      </div>
      <div id={fields}>
        {open && (
          <div className="pt-1 pb-5 sm:pl-4">
            <RuleFields
              rule={rule}
              skills={skills}
              problems={rules.left.has(rule.key) ? problems : goneOnly(problems)}
              onChange={(part) => rules.list.change(rule.key, part)}
            />
          </div>
        )}
      </div>
    </li>
  );
}

interface RuleButtonsProps {
  rule: RuleDraft;
  index: number;
  /** The id of what the pencil unfolds. */
  fields: string;
  rules: Rules;
}

function RuleButtons({ rule: { key }, index, fields, rules: { list, open, toggle } }: RuleButtonsProps) {
  const say = usePlanningWords();
  const position = index + 1;
  const isOpen = open.has(key);
  return (
    <div className="flex gap-1.5">
      <MoveButtons index={index} count={list.drafts.length} onMove={(by) => list.move(key, by)} />
      <IconButton
        label={say(isOpen ? "fold" : "edit", { position })}
        aria-expanded={isOpen}
        aria-controls={fields}
        onClick={() => toggle(key)}
      >
        {isOpen ? <ChevronUp aria-hidden="true" /> : <Pencil aria-hidden="true" />}
      </IconButton>
      <IconButton label={say("remove", { position })} onClick={() => list.remove(key)}>
        <Trash2 aria-hidden="true" />
      </IconButton>
    </div>
  );
}

/** What was once complete is told at once; what is only not filled in yet, when the rule is left. */
function goneOnly(problems: ReturnType<typeof ruleProblems>): ReturnType<typeof ruleProblems> {
  return problems.outcome === "operationGone" ? { outcome: problems.outcome } : {};
}

function Summary({ rule, skills }: Pick<RuleRowProps, "rule" | "skills">): ReactNode {
  const say = usePlanningWords();
  if (rule.when.length === 0) return <p className="font-medium">{say("newRule")}</p>;
  return (
    <>
      <p className="flex flex-wrap items-baseline gap-x-2 gap-y-1">
        <span className="text-soft">{say("whenSays")}</span>
        {rule.when.map((phrase) => (
          <bdi key={phrase} className="rounded-control bg-sunken px-1.5 font-medium">
            {phrase}
          </bdi>
        ))}
      </p>
      <p className="mt-0.5 text-soft">
        <Outcome rule={rule} skills={skills} />
      </p>
    </>
  );
}

function Outcome({ rule, skills }: Pick<RuleRowProps, "rule" | "skills">) {
  const say = usePlanningWords();
  if (rule.kind === "answer") return <>{say("answers", { text: clip(rule.text, 80) })}</>;
  if (rule.target === null) return <>{say("nothingChosen")}</>;
  const found = findOperation(skills, rule.target);
  const name = found?.operation.summary || rule.target.operationId;
  return <>{say.rich("runs", { operation: <GivenName key="operation">{name}</GivenName> })}</>;
}

interface MoveButtonsProps {
  index: number;
  count: number;
  onMove: (by: 1 | -1) => void;
}

/** The button that was pressed keeps the focus, wherever its rule has gone. */
function MoveButtons({ index, count, onMove }: MoveButtonsProps) {
  const say = usePlanningWords();
  const up = useRef<HTMLButtonElement>(null);
  const down = useRef<HTMLButtonElement>(null);
  const pressed = useRef<1 | -1 | null>(null);
  useLayoutEffect(() => {
    if (pressed.current !== null) (pressed.current < 0 ? up : down).current?.focus();
    pressed.current = null;
  }, [index]);
  function move(by: 1 | -1) {
    const to = index + by;
    if (to < 0 || to >= count) return;
    pressed.current = by;
    onMove(by);
  }
  const position = index + 1;
  const inert = "aria-disabled:cursor-not-allowed aria-disabled:opacity-50";
  return (
    <>
      <IconButton
        ref={up}
        label={say("up", { position })}
        aria-disabled={index === 0}
        className={inert}
        onClick={() => move(-1)}
      >
        <ArrowUp aria-hidden="true" />
      </IconButton>
      <IconButton
        ref={down}
        label={say("down", { position })}
        aria-disabled={position === count}
        className={inert}
        onClick={() => move(1)}
      >
        <ArrowDown aria-hidden="true" />
      </IconButton>
    </>
  );
}
