import { useState } from "react";
import { useUpdateAssistant } from "../../api/assistants.ts";
import type { Assistant } from "../../api/schema.gen.ts";
import { toast } from "../../ui/toast.tsx";
import { hasProblems, ruleProblems, rulesOf } from "./rule-drafts.ts";
import { type RuleList, useRuleList } from "./use-rule-list.ts";
import { usePlanningWords } from "./words.ts";

export interface Rules {
  list: RuleList;
  /** Those whose fields are shown. */
  open: ReadonlySet<string>;
  toggle: (key: string) => void;
  /** Adds one, its fields shown. */
  add: () => void;
  /** Those that saving was tried with: what they lack is said. */
  tried: ReadonlySet<string>;
  /** How many of them are not complete. */
  incomplete: number;
  /** Counts up each time saving is tried. */
  attempt: number;
  save: () => void;
  saving: boolean;
  error: unknown;
  discard: () => void;
}

const none: ReadonlySet<string> = new Set();

/** The rules being edited, until they are saved all together. */
export function useRules({ id, rules = [], skills }: Assistant): Rules {
  const say = usePlanningWords();
  const update = useUpdateAssistant(id);
  const list = useRuleList(rules);
  const [open, setOpen] = useState(none);
  const [{ tried, attempt }, setTried] = useState({ tried: none, attempt: 0 });
  const incomplete = list.drafts.filter((rule) => hasProblems(ruleProblems(rule, skills)));

  function settle() {
    list.reset();
    setOpen(none);
    setTried({ tried: none, attempt: 0 });
    update.reset();
  }

  function save() {
    setTried({ tried: new Set(keysOf(list.drafts)), attempt: attempt + 1 });
    setOpen(new Set([...open, ...keysOf(incomplete)]));
    if (incomplete.length > 0) return;
    const onSuccess = () => {
      settle();
      toast.success(say("saved"));
    };
    update.mutate({ rules: rulesOf(list.drafts) }, { onSuccess });
  }

  return {
    list,
    open,
    toggle: (key) =>
      setOpen(new Set(open.has(key) ? [...open].filter((each) => each !== key) : [...open, key])),
    add: () => setOpen(new Set([...open, list.add()])),
    tried,
    incomplete: incomplete.filter(({ key }) => tried.has(key)).length,
    attempt,
    save,
    saving: update.isPending,
    error: update.error,
    discard: settle,
  };
}

const keysOf = (drafts: readonly { key: string }[]) => drafts.map(({ key }) => key);
