import { type RefObject, useEffect, useMemo, useState } from "react";
import type { SkillProblem } from "../../api/schema.gen.ts";
import type { EditorHandle } from "../editor/editor.tsx";
import type { Position } from "../editor/positions.ts";
import type { Check } from "./use-check.ts";
import type { SaveSkill } from "./use-save-skill.ts";
import { useSkillWords } from "./words.ts";

/**
 * What is wrong with the document, by the one set of rules that the server has. Only while it cannot be asked, where
 * the text is no YAML.
 */
export function useProblems(
  check: Check,
  saving: SaveSkill,
  editor: RefObject<EditorHandle | null>,
): readonly SkillProblem[] {
  const say = useSkillWords();
  const [faults, setFaults] = useState<readonly Position[]>([]);
  const { error } = check;
  useEffect(() => {
    if (!error) {
      setFaults([]);
      return;
    }
    let over = false;
    void editor.current?.faults().then((found) => {
      if (!over) setFaults(found);
    });
    return () => {
      over = true;
    };
  }, [error, editor]);
  return useMemo(() => {
    if (saving.problems) return saving.problems;
    if (!error) return check.answer?.problems ?? [];
    const message = say("syntax");
    return faults.map((place) => ({ ...place, severity: "error", code: "invalid_yaml", message }));
  }, [saving.problems, check.answer, error, faults, say]);
}
