import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { usePublishPreview } from "../../api/assistants.ts";
import type { Assistant } from "../../api/schema.gen.ts";
import { FailureNote } from "../../ui/failure.tsx";
import { defineWords } from "../../ui/language/define-words.tsx";
import { useLanguage } from "../../ui/language/language.ts";
import { Skeleton } from "../../ui/spinner.tsx";
import { State } from "../../ui/state.tsx";
import { TabSection } from "../tab-section.tsx";
import { DifferenceDialog } from "../versions/difference-dialog.tsx";
import { type Check, checksOf } from "./checks.ts";

const useCheckWords = defineWords(
  {
    title: "发布前检查",
    against: "与 v{version} 相比",
    first: "第一次发布",
    planningOn: "规划推理强化已开启",
    planningOff: "规划推理强化已关闭：需要用户授权的技能不会运行",
    unopened_other: "{count} 项权限未开通：发布会被拒绝",
    newScope: "新增 {code}",
    newScopeAsked_other: "新增 {code}：{count} 位用户将被再次询问",
    askedAgain_other: "{count} 位用户将被再次询问",
    noChanges: "没有需要发布的变化",
    changes_other: "{count} 处变化待发布",
    warnings_other: "{count} 条提醒",
    apply: "申请",
    addSkill: "去添加",
    correct: "去修改",
    difference: "查看差异",
  },
  {
    title: "Before publishing",
    against: "compared with v{version}",
    first: "published for the first time",
    planningOn: "Planning & reasoning is on",
    planningOff: "Planning & reasoning is off: skills that need a person’s permission do not run",
    unopened_one: "{count} permission not opened: publishing will be refused",
    unopened_other: "{count} permissions not opened: publishing will be refused",
    newScope: "New: {code}",
    newScopeAsked_one: "New: {code} – {count} person will be asked again",
    newScopeAsked_other: "New: {code} – {count} people will be asked again",
    askedAgain_one: "{count} person will be asked again",
    askedAgain_other: "{count} people will be asked again",
    noChanges: "Nothing has changed since",
    changes_one: "{count} change to publish",
    changes_other: "{count} changes to publish",
    warnings_one: "{count} warning",
    warnings_other: "{count} warnings",
    apply: "Apply",
    addSkill: "Add one",
    correct: "Correct it",
    difference: "See the difference",
  },
);

type Say = ReturnType<typeof useCheckWords>;

/** What publishing the draft as it is would do, a line each with its way out. */
export function CheckList({ assistant }: { assistant: Assistant }) {
  const say = useCheckWords();
  const preview = usePublishPreview(assistant.id, useLanguage(), stateOf(assistant));
  const [comparing, setComparing] = useState(false);
  const { publishedVersion: version } = assistant;
  return (
    <TabSection title={say("title")} note={version === null ? say("first") : say("against", { version })}>
      {preview.isPending && <Skeleton lines={3} className="pt-3" />}
      {preview.error && !preview.data && (
        <FailureNote error={preview.error} onRetry={() => void preview.refetch()} />
      )}
      {preview.data && (
        <ul className="py-1.5">
          {checksOf(assistant, preview.data, wordsIn(say)).map((check) => (
            <li key={check.key} className="flex min-h-7 items-center justify-between gap-4 py-0.5">
              <State is={check.is}>
                <span className="text-ink wrap-anywhere">{check.text}</span>
              </State>
              <Way assistantId={assistant.id} check={check} onCompare={() => setComparing(true)} />
            </li>
          ))}
        </ul>
      )}
      {comparing && <DifferenceDialog assistant={assistant} onClose={() => setComparing(false)} />}
    </TabSection>
  );
}

/** What changes when the draft does, without the files. */
const stateOf = ({ skills, problems, ...rest }: Assistant) => ({
  ...rest,
  skills: skills.map(({ id, enabled, shapeHash }) => [id, enabled, shapeHash]),
});

interface WayProps {
  assistantId: string;
  check: Check;
  onCompare: () => void;
}

const look = "target-44 shrink-0 font-medium text-accent-ink underline underline-offset-2 hover:no-underline";

function Way({ assistantId, check: { way }, onCompare }: WayProps) {
  const say = useCheckWords();
  if (way === undefined) return null;
  if (way.to === "difference")
    return (
      <button type="button" className={look} onClick={onCompare}>
        {say("difference")}
      </button>
    );
  if (way.to === "assistant")
    return (
      <Link to="/studio/$assistantId" params={{ assistantId }} search={{ tab: way.tab }} className={look}>
        {say(way.word)}
      </Link>
    );
  const { skillId, line, column } = way;
  return (
    <Link
      to="/studio/$assistantId/skills/$skillId"
      params={{ assistantId, skillId }}
      search={{ line, column }}
      className={look}
    >
      {say("correct")}
    </Link>
  );
}

function wordsIn(say: Say) {
  return {
    planningOn: say("planningOn"),
    planningOff: say("planningOff"),
    noChanges: say("noChanges"),
    unopened: (count: number) => say("unopened", { count }),
    newScope: (code: string) => say("newScope", { code }),
    newScopeAsked: (code: string, count: number) => say("newScopeAsked", { code, count }),
    askedAgain: (count: number) => say("askedAgain", { count }),
    changes: (count: number) => say("changes", { count }),
    warnings: (count: number) => say("warnings", { count }),
  };
}
