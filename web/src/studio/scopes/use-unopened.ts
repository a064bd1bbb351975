import { useQueries } from "@tanstack/react-query";
import { applicationQuery } from "../../api/applications.ts";
import type { Skill } from "../../api/schema.gen.ts";
import { notOpened, type ScopeState, scopeStates, scopesOf } from "./scope-states.ts";

/** What these skills ask for and their applications may not do yet, each code once. */
export function useUnopened(skills: readonly Skill[]): ScopeState[] {
  const asking = skills.filter(({ operations }) => scopesOf(operations).length > 0);
  const ids = [...new Set(asking.map(({ applicationId }) => applicationId))];
  const applications = useQueries({ queries: ids.map(applicationQuery) });
  const held = new Map(ids.map((id, index) => [id, applications[index]?.data?.permissions]));
  const missing = asking.flatMap(({ applicationId, operations }) => {
    const permissions = held.get(applicationId);
    return permissions === undefined ? [] : notOpened(scopeStates(scopesOf(operations), permissions));
  });
  return [...new Map(missing.map((state) => [state.code, state])).values()];
}
