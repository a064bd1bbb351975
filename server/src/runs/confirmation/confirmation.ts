import { isDeepStrictEqual } from "node:util";
import { by, record } from "../../audit/index.ts";
import { type ArgumentProblem, type PreparedCall, prepareCall } from "../../invocation/index.ts";
import type { Ctx } from "../../platform/ctx.ts";
import { AppError } from "../../platform/errors.ts";
import type { Caller } from "../../platform/http/route.ts";
import { type ConfirmationId, newId } from "../../platform/ids.ts";
import * as store from "./store.ts";
import { waive } from "./waivers.ts";

/** Puts the question. Like a consent card it is a row until it is answered or its time is over. */
export async function askConfirmation(ctx: Ctx, asked: store.NewConfirmation): Promise<ConfirmationId> {
  const id = newId("cfm");
  await store.insertConfirmation(ctx, { ...asked, id, ttlSeconds: ctx.config.CONSENT_TTL });
  const { organisationId, personId, runId, skillId } = asked;
  const { operationId, reason } = asked.card;
  await record(ctx, {
    organisationId,
    event: "confirmation.asked",
    actor: by.system,
    subject: id,
    details: { personId, runId, skillId, operationId, reason },
  });
  return id;
}

export interface ConfirmationAnswer {
  confirmationId: ConfirmationId;
  decision: "run" | "cancel";
  /** All values, as edited; left out, as shown. */
  arguments?: Record<string, unknown> | undefined;
  /** "Don't ask again", where the card offers it. */
  remember?: boolean | undefined;
}

/** What the call is to send, and nothing else. */
export interface Confirmed {
  arguments: Record<string, unknown>;
  digest: string;
}

/**
 * The person's word, once. Answers what was confirmed; `undefined` when they chose not to run it.
 * Errors: 404, 409 `already_decided`, 400 `invalid_arguments` with each value's problem, which decides nothing.
 */
export async function answerConfirmation(
  ctx: Ctx,
  caller: Caller,
  answer: ConfirmationAnswer,
): Promise<{ runId: store.LockedConfirmation["runId"]; confirmed: Confirmed | undefined }> {
  const asked = await store.lockConfirmation(ctx, { id: answer.confirmationId, personId: caller.id });
  if (asked === undefined) throw new AppError("not_found", answer.confirmationId);
  if (asked.status !== "pending" || asked.over) throw new AppError("already_decided", answer.confirmationId);
  const { id, runId, organisationId } = asked;
  const confirmed = answer.decision === "run" ? confirm(asked, answer.arguments, caller.locale) : undefined;
  await store.settleConfirmation(
    ctx,
    confirmed === undefined ? { id, status: "cancel" } : { id, status: "run", ...confirmed },
  );
  await record(ctx, {
    organisationId,
    event: "confirmation.answered",
    actor: by.person(caller.id),
    subject: id,
    details: { decision: answer.decision, runId, edited: answer.arguments !== undefined },
  });
  const { card } = asked;
  const remember = card.reason === "first_post" || (answer.remember === true && card.remember);
  if (confirmed !== undefined && remember) await waive(ctx, caller, { ...asked, personId: caller.id });
  return { runId, confirmed };
}

/** Nobody answered in time, or the person asked for something else meanwhile. `false`: it was decided before. */
export async function closeConfirmation(
  ctx: Ctx,
  { id, status }: { id: ConfirmationId; status: "expired" | "superseded" },
): Promise<boolean> {
  const organisationId = await store.closeConfirmation(ctx, { id, status });
  if (organisationId === undefined) return false;
  await record(ctx, { organisationId, event: `confirmation.${status}`, actor: by.system, subject: id });
  return true;
}

function confirm(
  { card, call }: store.LockedConfirmation,
  edited: Record<string, unknown> | undefined,
  locale: "zh" | "en",
): Confirmed {
  const values = edited ?? valuesShown(call);
  const problems = [
    ...unchosen(call, values),
    ...notLookedUp(call, values),
    ...unknownNames(card.parameters, values),
  ];
  if (problems.length > 0) throw refused(problems, locale);
  const prepared = prepareCall(call.operation, values, call.facts);
  if ("problems" in prepared) throw refused(prepared.problems, locale);
  const changed = changedOnTheWay(prepared, values);
  if (changed.length > 0) throw refused(changed, locale);
  return { arguments: values, digest: prepared.digest };
}

/** Where several people may be meant, none was shown as chosen. */
function valuesShown({ values, people }: store.CallToConfirm): Record<string, unknown> {
  const isOpen = (name: string) => Object.hasOwn(people, name) && people[name]?.matches.length !== 1;
  return Object.fromEntries(Object.entries(values).filter(([name]) => !isOpen(name)));
}

/** A person must be one of those who were found; of several, one that was chosen. */
function unchosen({ people }: store.CallToConfirm, values: Readonly<Record<string, unknown>>) {
  return Object.entries(people)
    .filter(
      ([name, { matches }]) => !matches.some(({ id }) => Object.hasOwn(values, name) && id === values[name]),
    )
    .map(([path]) => ({ path, message: { en: "choose one of the people shown", zh: "请选择列出的人之一" } }));
}

/** A name written on the card alone would be sent where the skill expects an id. */
function notLookedUp({ operation, people }: store.CallToConfirm, values: Readonly<Record<string, unknown>>) {
  return operation.parameters
    .filter(({ name, entity }) => entity?.category === "name" && !Object.hasOwn(people, name))
    .filter(({ name }) => Object.hasOwn(values, name) && values[name] !== null)
    .map(({ name }) => ({
      path: name,
      message: {
        en: "leave this empty here: name the person in a new message, so that they are looked up",
        zh: "这里请留空：在新消息里写出这个人的名字，平台才会查找",
      },
    }));
}

function unknownNames(
  parameters: store.LockedConfirmation["card"]["parameters"],
  values: Readonly<Record<string, unknown>>,
): ArgumentProblem[] {
  const own = new Set(parameters.filter(({ platform }) => !platform).map(({ name }) => name));
  return Object.keys(values)
    .filter((name) => !own.has(name))
    .map((path) => ({ path, message: { en: "is not on the card", zh: "不在卡片上" } }));
}

/** What is confirmed is what is sent: a value that would be turned into another one is named, not turned. */
function changedOnTheWay(
  prepared: PreparedCall,
  values: Readonly<Record<string, unknown>>,
): ArgumentProblem[] {
  return Object.entries(prepared.values)
    .filter(
      ([name, value]) => !isDeepStrictEqual(value, Object.hasOwn(values, name) ? values[name] : undefined),
    )
    .map(([path, value]) => {
      const sent = JSON.stringify(value).slice(0, 200);
      return { path, message: { en: `would be sent as ${sent}`, zh: `会以 ${sent} 发送` } };
    });
}

function refused(problems: readonly ArgumentProblem[], locale: "zh" | "en"): AppError {
  const details = problems.map(({ path, message }) => ({ path, message: message[locale] }));
  return new AppError("invalid_arguments", "", { details });
}
