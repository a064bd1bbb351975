import { findOwnAssistant, type LoadedSkill, loadSkills, type RunAssistant } from "../../assistants/index.ts";
import { isConfirmed } from "../../confirmations/index.ts";
import { type Catalogue, findCatalogue } from "../../permissions/index.ts";
import { type Phrase, type TriedPhrase, tryPhrases } from "../../planner/index.ts";
import type { TenantCtx } from "../../platform/ctx.ts";
import { AppError } from "../../platform/errors.ts";
import type { PersonPrincipal } from "../../platform/http/principal.ts";
import type { AssistantId } from "../../platform/ids.ts";
import { peopleZone } from "../../platform/people-zone.ts";
import type { Operation } from "../../skill-files/index.ts";
import { isOpen } from "../dispatch/permission.ts";
import { isForPlatform, namesOf } from "../own-answers/own-answer.ts";
import { findOperation } from "../skill-operation.ts";
import { offeredOperations } from "../turn/offered-operations.ts";

/**
 * What comes of a phrase. `runs`: it is called, after what is asked first; `asks`: for what is missing; `blocked`: for
 * want of planning or of an admin's approval; `offers`: which one is meant; `answers`: a rule's own text; `platform`:
 * no assistant's affair.
 */
export interface Outcome {
  does: "runs" | "asks" | "blocked" | "offers" | "answers" | "platform" | "nothing";
  operations: { skillId: string; operation: Operation; missing: string[] }[];
  /** What a rule answers. */
  text: string;
}

export interface PhraseResult extends TriedPhrase {
  withPlanning: Outcome;
  withoutPlanning: Outcome;
}

const perMinute = { name: "test phrases", points: 1_000, seconds: 60 };

/**
 * What the draft would do with each, by the planner that needs no model. Nothing is called, asked or kept. Errors: 404,
 * also for who may not build the assistant; 429.
 */
export async function tryDraftPhrases(
  ctx: TenantCtx,
  caller: PersonPrincipal,
  { assistantId, phrases }: { assistantId: AssistantId; phrases: readonly Phrase[] },
) {
  const assistant = await findOwnAssistant(ctx, caller, assistantId);
  const retryAfterSeconds = await ctx.limits.count(perMinute, caller.id, phrases.length);
  if (retryAfterSeconds !== undefined)
    throw new AppError("too_many_attempts", "test phrases", { retryAfterSeconds });
  const skills = await loadSkills(ctx, { assistantId, version: null });
  const catalogue = await findCatalogue(ctx);
  const operations = offeredOperations({ assistantId, version: null }, skills);
  const alone = {
    assistant,
    operations,
    mode: assistant.mode,
    rules: assistant.rules,
    locale: caller.locale,
    now: new Date(),
    timeZone: peopleZone(),
  };
  const { tried, advice } = await tryPhrases(phrases, alone, AbortSignal.timeout(maxMs));
  const outcomesOf = (phrase: TriedPhrase, planning: boolean) =>
    isForPlatform(phrase.text, assistant, namesOf({ catalogue }, skills))
      ? { ...nothing, does: "platform" as const }
      : outcomeOf(phrase.meaning, { ...assistant, planning }, skills);
  const results = tried.map(
    (phrase): PhraseResult => ({
      ...phrase,
      withPlanning: outcomesOf(phrase, true),
      withoutPlanning: outcomesOf(phrase, false),
    }),
  );
  return { results, advice, catalogue };
}

const maxMs = 20_000;
const nothing: Outcome = { does: "nothing", operations: [], text: "" };

function outcomeOf(
  meaning: TriedPhrase["meaning"],
  assistant: RunAssistant,
  skills: readonly LoadedSkill[],
): Outcome {
  if (meaning.kind === "nothing") return nothing;
  if (meaning.kind === "rule") return { ...nothing, does: "answers", text: meaning.text };
  const steps =
    meaning.kind === "steps"
      ? meaning.steps
      : meaning.options.map((operation) => ({ operation, missing: [] }));
  const found = steps.flatMap(({ operation: key, missing }) => {
    const at = findOperation(skills, key);
    return at === undefined ? [] : [{ ...at, missing: missing.map(({ label }) => label) }];
  });
  const operations = found.map(({ skill: { skillId }, operation, missing }) => ({
    skillId,
    operation,
    missing,
  }));
  if (meaning.kind === "choice") return { ...nothing, does: "offers", operations };
  const does = found.some((each) => !isOpen(assistant, each))
    ? "blocked"
    : found.some(({ missing }) => missing.length > 0)
      ? "asks"
      : "runs";
  return { ...nothing, does, operations };
}

/** What the person is asked before it is called. */
export const askedBefore = (operation: Operation, catalogue: Catalogue) => ({
  permission: operation.scopes.length > 0,
  confirmation: isConfirmed(operation, catalogue),
});
