import type { LoadedSkill } from "../../assistants/index.ts";
import { type PlannerOperation, plannerOperations } from "../../planner/index.ts";
import type { Run } from "../run.ts";

interface Offered {
  /** What the operations were made from; a version's own files never change. */
  madeFrom: readonly Pick<LoadedSkill, "skillId" | "authentication">[];
  operations: PlannerOperation[];
}

/** Of the versions that were talked to last, by assistant and version, on this node. */
const ofVersions = new Map<string, Offered>();
const ofTurns = new WeakMap<readonly LoadedSkill[], PlannerOperation[]>();
const maxOperations = 40_000;

/**
 * What the planner may choose from: the same array for as long as it would hold the same, so that a planner makes its
 * index of it once. A draft's may change with every turn.
 */
export function offeredOperations(
  { assistantId, version }: Pick<Run, "assistantId" | "version">,
  skills: readonly LoadedSkill[],
): PlannerOperation[] {
  const known = ofTurns.get(skills);
  if (known !== undefined) return known;
  const key = `${assistantId} ${version}`;
  const kept = version === null ? undefined : ofVersions.get(key);
  const offered = kept && isMadeFrom(kept, skills) ? kept : offer(skills);
  ofTurns.set(skills, offered.operations);
  if (version !== null) keep(key, offered);
  return offered.operations;
}

const offer = (skills: readonly LoadedSkill[]): Offered => ({
  madeFrom: skills.map(({ skillId, authentication }) => ({ skillId, authentication })),
  operations: skills.flatMap(plannerOperations),
});

const isMadeFrom = ({ madeFrom }: Offered, skills: readonly LoadedSkill[]): boolean =>
  madeFrom.length === skills.length &&
  skills.every(
    ({ skillId, authentication }, at) =>
      madeFrom[at]?.skillId === skillId && madeFrom[at]?.authentication === authentication,
  );

function keep(key: string, offered: Offered): void {
  ofVersions.delete(key);
  ofVersions.set(key, offered);
  let size = [...ofVersions.values()].reduce((sum, { operations }) => sum + operations.length, 0);
  for (const [oldest, { operations }] of ofVersions) {
    if (size <= maxOperations || oldest === key) break;
    ofVersions.delete(oldest);
    size -= operations.length;
  }
}
