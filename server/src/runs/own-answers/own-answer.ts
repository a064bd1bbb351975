import type { LoadedSkill, RunAssistant } from "../../assistants/index.ts";
import {
  type Grant,
  listEndedGrants,
  listGrants,
  revokeAllGrants,
  revokeScope,
} from "../../consent/index.ts";
import { ruleFor } from "../../planner/index.ts";
import type { TenantCtx } from "../../platform/ctx.ts";
import { newId, type PersonId } from "../../platform/ids.ts";
import { isPrompted } from "../provenance/own-words.ts";
import type { KeptChoice, OwnAct, Turn } from "../run.ts";
import type { Nameable, Named, Names } from "./named.ts";
import type { OwnRequest } from "./own-request.ts";
import { ownRequest } from "./recognise.ts";
import { revokeLabel, tellAbilities, tellActivity, tellGrants, tellRevoked, wordsIn } from "./telling.ts";

/** What the platform says by itself; `act`: what is done along with it. */
export interface OwnAnswer {
  text: string;
  /** A question of the assistant's that was open stays so. */
  beside?: true;
  choices?: KeptChoice[];
  act?: OwnAct;
}

const page = { limit: 100, cursor: undefined };
const mostButtons = 6;

/**
 * What the platform answers itself, before any planner is asked: of the person's own permissions whatever the builder
 * has decided, of everything else where the builder has no answer of their own. Nothing is read before the words alone
 * have shown that it is asked.
 */
export async function ownAnswer(
  ctx: TenantCtx,
  turn: Turn,
  skills: readonly LoadedSkill[],
): Promise<OwnAnswer | undefined> {
  const { run, language } = turn;
  if (run.chosen?.kind === "platform") return answerToPressed(ctx, turn, run.chosen.act);
  if (run.chosen !== null) return undefined;
  const request = ownRequest(run.request, namesOf(turn, skills));
  if (request === undefined || isBuildersOwn(run.request, run.assistant, request)) return undefined;
  const say = wordsIn(turn);
  switch (request.asks) {
    case "grants":
      return { ...(await answerGrants(ctx, turn, request.named)), beside: true };
    case "revoke":
      return { ...(await answerRevoke(ctx, turn, request)), beside: true };
    case "activity":
      return { text: await activity(ctx, turn, request.named), beside: true };
    case "keep":
      return { text: say.kept, beside: true };
    case "help":
      return { text: tellAbilities(skills, language), beside: true };
    case "stop":
      return { text: say.stopped };
    case "again":
      return { text: say.nothingBefore };
    case "last answer":
      return { text: turn.earlier.findLast(({ role }) => role === "assistant")?.text ?? say.nothingBefore };
    default:
      return request satisfies never;
  }
}

/** A builder's own answer to "what can you do" stands, and who passes every message on is passed what is no affair of ours. */
function isBuildersOwn(text: string, { mode, rules }: Decided, { asks }: OwnRequest): boolean {
  if (asks === "grants" || asks === "revoke" || asks === "activity" || asks === "keep") return false;
  return mode === "pass_through" || ruleFor(text, rules)?.then.kind === "answer";
}

type Decided = Pick<RunAssistant, "mode" | "rules">;

/** Whether the platform would answer these words, said by themselves. */
export function isForPlatform(text: string, decided: Decided, names: Names): boolean {
  const request = ownRequest(text, names);
  return request !== undefined && !isBuildersOwn(text, decided, request);
}

export function namesOf(
  { catalogue: { permissions } }: Pick<Turn, "catalogue">,
  skills: readonly LoadedSkill[],
): Names {
  return { permissions, skills: skills.map(nameable) };
}

function nameable({ skillId, title, operations }: LoadedSkill): Nameable {
  const said = operations.flatMap(({ summary, examples }) => [
    summary,
    ...examples.map(({ input }) => input),
  ]);
  return { skillId, title, operations: said };
}

async function answerGrants(ctx: TenantCtx, turn: Turn, named: Named): Promise<OwnAnswer> {
  const { items } = await listGrants(ctx, turn.run.personId, page);
  const grants = items.flatMap((grant) => partOf(grant, named));
  const choices = grants.slice(0, mostButtons - 1).map((grant) => revokeChoice(turn, grant));
  const all = items.length > 1 && choices.length > 0 ? [revokeAllChoice(turn)] : [];
  return { text: tellGrants(grants, turn, named), choices: [...choices, ...all] };
}

/** What was meant beyond doubt is taken back at once; anything else is asked. */
async function answerRevoke(
  ctx: TenantCtx,
  turn: Turn,
  { named, all, sure }: Extract<OwnRequest, { asks: "revoke" }>,
): Promise<OwnAnswer> {
  const say = wordsIn(turn);
  const { items } = await listGrants(ctx, turn.run.personId, page);
  const isNamed = named.codes.length + named.skillIds.length > 0;
  const meant = isNamed ? items.flatMap((grant) => partOf(grant, named)) : items;
  if (items.length === 0) return { text: say.nothingAllowed };
  if (meant.length === 0) return { text: `${say.notAllowed}\n\n${tellGrants(items, turn, named)}` };
  const isOne = meant.length === 1 && (isNamed || all || meant[0]?.scopes.length === 1);
  // What somebody put into their mouth is asked, like all that is not beyond doubt.
  const isPlain = sure && !isPrompted(turn);
  if (isPlain && (isOne || isOneScope(meant, named)))
    return { text: tellRevoked(meant, turn), act: endOf(meant) };
  const each = meant.slice(0, mostButtons - 2).map((grant) => revokeChoice(turn, grant));
  const whole = all && !isNamed && items.length > 1 ? [revokeAllChoice(turn)] : [];
  const keep: KeptChoice = { id: newId("cho"), label: say.keep, kind: "platform", act: { does: "keep" } };
  const asked = all && items.length > 1 ? say.sureAll : say.which;
  return { text: `${asked}\n\n${tellGrants(meant, turn, named)}`, choices: [...whole, ...each, keep] };
}

/** One permission, whichever skills have it. */
function isOneScope(grants: readonly Grant[], { codes, skillIds }: Named): boolean {
  const held = new Set(grants.flatMap(({ scopes }) => scopes.map(({ code }) => code)));
  return codes.length > 0 && skillIds.length === 0 && held.size === 1;
}

/** Of a grant what is named; a permission that is named counts more than a skill that is called after it. */
function partOf(grant: Grant, { codes, skillIds }: Named): Grant[] {
  if (codes.length === 0 && skillIds.length === 0) return [grant];
  const scopes = grant.scopes.filter(({ code }) => codes.includes(code));
  if (scopes.length > 0) return [{ ...grant, scopes }];
  return codes.length === 0 && grant.skill !== null && skillIds.includes(grant.skill.id) ? [grant] : [];
}

const endOf = (grants: readonly Grant[]): OwnAct => ({
  does: "revoke",
  grants: grants.map(({ id, scopes }) => ({ grantId: id, codes: scopes.map(({ code }) => code) })),
});

function revokeChoice(turn: Turn, grant: Grant): KeptChoice {
  const label = revokeLabel(grant, turn);
  return { id: newId("cho"), label, kind: "platform", act: endOf([grant]) };
}

const revokeAllChoice = (turn: Turn): KeptChoice => ({
  id: newId("cho"),
  label: wordsIn(turn).revokeAll,
  kind: "platform",
  act: { does: "revoke_all" },
});

/** What was pressed is told as it stands now: it may have ended meanwhile. */
async function answerToPressed(ctx: TenantCtx, turn: Turn, act: OwnAct): Promise<OwnAnswer> {
  if (act.does === "keep") return { text: wordsIn(turn).kept };
  const { items } = await listGrants(ctx, turn.run.personId, page);
  const ends = (grant: Grant): Grant[] => {
    if (act.does === "revoke_all") return [grant];
    const codes = act.grants.find(({ grantId }) => grantId === grant.id)?.codes ?? [];
    const scopes = grant.scopes.filter(({ code }) => codes.includes(code));
    return scopes.length === 0 ? [] : [{ ...grant, scopes }];
  };
  const ended = items.flatMap(ends);
  if (ended.length === 0) return { text: wordsIn(turn).endedBefore };
  return { text: tellRevoked(ended, turn), act };
}

async function activity(ctx: TenantCtx, turn: Turn, named: Named): Promise<string> {
  const { personId } = turn.run;
  const [{ items: live }, { items: ended }] = [
    await listGrants(ctx, personId, page),
    await listEndedGrants(ctx, personId, page),
  ];
  const { codes, skillIds } = named;
  const gone = ended.filter(
    (grant) => skillIds.length > 0 || codes.length === 0 || grant.codes.some((code) => codes.includes(code)),
  );
  return tellActivity({ live: live.flatMap((grant) => partOf(grant, named)), ended: gone }, turn);
}

/** Does it as the page of a person's permissions does, with the same events. */
export async function perform(ctx: TenantCtx, by: PersonId, act: OwnAct): Promise<void> {
  if (act.does === "revoke_all") return revokeAllGrants(ctx, by);
  if (act.does === "keep") return;
  for (const { grantId, codes } of act.grants)
    for (const code of codes) await revokeScope(ctx, by, { grantId, code });
}
