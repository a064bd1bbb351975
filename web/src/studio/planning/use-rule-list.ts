import { useRef, useState } from "react";
import { moved, newRule, type RuleDraft } from "./rule-drafts.ts";

export interface RuleList {
  drafts: readonly RuleDraft[];
  /** Whether the last thing that happened was a removal. */
  removed: boolean;
  /** The place that a rule was just moved to, from 1. */
  movedTo: number | null;
  /** Answers the key of the new one. */
  add: () => string;
  change: (key: string, part: Partial<RuleDraft>) => void;
  move: (key: string, by: 1 | -1) => void;
  remove: (key: string) => void;
  /** Takes back the last removal. */
  restore: () => void;
}

interface LastChange {
  beforeRemoval: readonly RuleDraft[] | null;
  movedTo: number | null;
}

const other: LastChange = { beforeRemoval: null, movedTo: null };

/** What can be done with the rules that are being changed. */
export function useRuleList(
  drafts: readonly RuleDraft[],
  onChange: (next: readonly RuleDraft[]) => void,
): RuleList {
  const made = useRef(0);
  const [last, setLast] = useState(other);
  const edit = (next: readonly RuleDraft[], what: Partial<LastChange> = {}) => {
    setLast({ ...other, ...what });
    onChange(next);
  };
  return {
    drafts,
    removed: last.beforeRemoval !== null,
    movedTo: last.movedTo,
    add: () => {
      made.current += 1;
      const rule = newRule(`new-${made.current}`);
      edit([...drafts, rule]);
      return rule.key;
    },
    change: (key, part) => edit(drafts.map((rule) => (rule.key === key ? { ...rule, ...part } : rule))),
    move: (key, by) => {
      const from = drafts.findIndex((rule) => rule.key === key);
      edit(moved(drafts, from, from + by), { movedTo: from + by + 1 });
    },
    remove: (key) =>
      edit(
        drafts.filter((rule) => rule.key !== key),
        { beforeRemoval: drafts },
      ),
    restore: () => edit(last.beforeRemoval ?? drafts),
  };
}
