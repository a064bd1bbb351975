import { useRef, useState } from "react";
import { type Assistant, useUpdateAssistant } from "../../api/assistants.ts";
import { toast } from "../../ui/toast.tsx";
import {
  draftsOf,
  hasProblems,
  isChanged,
  moved,
  newRule,
  type RuleDraft,
  ruleProblems,
  rulesOf,
} from "./rule-drafts.ts";
import { usePlanningWords } from "./words.ts";

export interface Rules {
  drafts: readonly RuleDraft[];
  /** Whether something would be lost by leaving. */
  changed: boolean;
  /** Those whose fields are shown. */
  open: ReadonlySet<string>;
  /** Those that saving was tried with: what they lack is said. */
  tried: ReadonlySet<string>;
  /** How many of them were not complete; counts up `attempt` each time. */
  incomplete: number;
  attempt: number;
  removed: boolean;
  saving: boolean;
  error: unknown;
  add: () => void;
  change: (key: string, part: Partial<RuleDraft>) => void;
  move: (key: string, by: 1 | -1) => void;
  remove: (key: string) => void;
  /** Takes back the last removal. */
  restore: () => void;
  toggle: (key: string) => void;
  save: () => void;
  discard: () => void;
}

const none: ReadonlySet<string> = new Set();

/** The rules being edited, until they are saved all together. */
export function useRules({ id, rules = [], skills }: Assistant): Rules {
  const say = usePlanningWords();
  const update = useUpdateAssistant(id);
  const made = useRef(0);
  const [edited, setEdited] = useState<readonly RuleDraft[] | null>(null);
  const [before, setBefore] = useState<readonly RuleDraft[] | null>(null);
  const [open, setOpen] = useState(none);
  const [tried, setTried] = useState({ keys: none, attempt: 0 });
  const drafts = edited ?? draftsOf(rules);
  const incomplete = drafts.filter((rule) => hasProblems(ruleProblems(rule, skills)));

  function edit(next: readonly RuleDraft[]) {
    setEdited(next);
    setBefore(null);
  }

  function settle() {
    setEdited(null);
    setBefore(null);
    setOpen(none);
    setTried({ keys: none, attempt: 0 });
    update.reset();
  }

  function save() {
    setTried({ keys: new Set(drafts.map(({ key }) => key)), attempt: tried.attempt + 1 });
    setOpen(new Set([...open, ...incomplete.map(({ key }) => key)]));
    if (incomplete.length > 0) return;
    update.mutate(
      { rules: rulesOf(drafts) },
      {
        onSuccess: () => {
          settle();
          toast.success(say("saved"));
        },
      },
    );
  }

  return {
    drafts,
    changed: isChanged(drafts, rules),
    open,
    tried: tried.keys,
    attempt: tried.attempt,
    incomplete: incomplete.filter(({ key }) => tried.keys.has(key)).length,
    removed: before !== null,
    saving: update.isPending,
    error: update.error,
    add: () => {
      made.current += 1;
      const rule = newRule(`new-${made.current}`);
      edit([...drafts, rule]);
      setOpen(new Set([...open, rule.key]));
    },
    change: (key, part) => edit(drafts.map((rule) => (rule.key === key ? { ...rule, ...part } : rule))),
    move: (key, by) => {
      const from = drafts.findIndex((rule) => rule.key === key);
      edit(moved(drafts, from, from + by));
    },
    remove: (key) => {
      setEdited(drafts.filter((rule) => rule.key !== key));
      setBefore(drafts);
    },
    restore: () => {
      if (before !== null) edit(before);
    },
    toggle: (key) => setOpen(open.has(key) ? without(open, key) : new Set([...open, key])),
    save,
    discard: settle,
  };
}

function without(keys: ReadonlySet<string>, key: string): ReadonlySet<string> {
  return new Set([...keys].filter((each) => each !== key));
}
