import { useState } from "react";
import type { Assistant } from "../../api/schema.gen.ts";
import { useSavedByItself } from "../saving/use-saved-by-itself.ts";
import {
  draftsOf,
  hasProblems,
  isBlank,
  isChanged,
  type RuleDraft,
  ruleProblems,
  rulesOf,
  withIds,
} from "./rule-drafts.ts";
import { type RuleList, useRuleList } from "./use-rule-list.ts";

export interface Rules {
  list: RuleList;
  /** Those whose fields are shown. */
  open: ReadonlySet<string>;
  toggle: (key: string) => void;
  /** Adds one, its fields shown. */
  add: () => void;
  /** Those that were left: what they lack is said. */
  left: ReadonlySet<string>;
  leave: (key: string) => void;
  /** How many of those that were left are not complete; nothing is saved until they are. */
  incomplete: number;
  save: () => Promise<boolean>;
  unsaved: boolean;
  error: unknown;
}

interface Values {
  rules: readonly RuleDraft[];
}

const none: ReadonlySet<string> = new Set();

/** The rules being edited; they save themselves, all together, once each is complete. */
export function useRules({ id, rules = [], skills }: Assistant): Rules {
  const isIncomplete = (rule: RuleDraft) => !isBlank(rule) && hasProblems(ruleProblems(rule, skills));
  const { values, change, ...own } = useSavedByItself<Values>({
    assistantId: id,
    saved: { rules: draftsOf(rules) },
    difference: (now, saved) => (isChanged(now.rules, saved.rules) ? { rules: rulesOf(now.rules) } : null),
    isReady: (now) => !now.rules.some(isIncomplete),
    take: (edited, sent, assistant) =>
      edited.rules ? { rules: withIds(edited.rules, sent.rules ?? [], assistant.rules ?? []) } : edited,
  });
  const list = useRuleList(values.rules, (next) => change({ rules: next }));
  const [open, setOpen] = useState(none);
  const [left, setLeft] = useState(none);
  return {
    ...own,
    list,
    open,
    toggle: (key) =>
      setOpen(new Set(open.has(key) ? [...open].filter((each) => each !== key) : [...open, key])),
    add: () => setOpen(new Set([...open, list.add()])),
    left,
    leave: (key) => setLeft(new Set([...left, key])),
    incomplete: values.rules.filter((rule) => left.has(rule.key) && isIncomplete(rule)).length,
  };
}
