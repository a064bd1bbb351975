import { useRef, useState } from "react";
import type { PlanningRule } from "../../api/schema.gen.ts";
import { draftsOf, isChanged, moved, newRule, type RuleDraft } from "./rule-drafts.ts";

export interface RuleList {
  drafts: readonly RuleDraft[];
  /** Whether something would be lost by leaving. */
  changed: boolean;
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
  /** Back to what is saved. */
  reset: () => void;
}

interface Edited {
  /** Null while nothing was touched. */
  drafts: readonly RuleDraft[] | null;
  beforeRemoval: readonly RuleDraft[] | null;
  movedTo: number | null;
}

const untouched: Edited = { drafts: null, beforeRemoval: null, movedTo: null };

/** The rules as they are being changed; until then, as they are saved. */
export function useRuleList(saved: readonly PlanningRule[]): RuleList {
  const made = useRef(0);
  const [edited, setEdited] = useState(untouched);
  const drafts = edited.drafts ?? draftsOf(saved);
  const edit = (next: readonly RuleDraft[], what: Partial<Edited> = {}) =>
    setEdited({ ...untouched, drafts: next, ...what });
  return {
    drafts,
    changed: isChanged(drafts, saved),
    removed: edited.beforeRemoval !== null,
    movedTo: edited.movedTo,
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
    restore: () => edit(edited.beforeRemoval ?? drafts),
    reset: () => setEdited(untouched),
  };
}
