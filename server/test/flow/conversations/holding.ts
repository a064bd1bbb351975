import { expect } from "vitest";
import { type Run, RunReply } from "../../world/contract.ts";
import { type Given, givenAssistantWithSkill } from "../../world/given.ts";
import type { Conversation } from "../../world/member.ts";
import { read } from "../../world/session.ts";
import type { SkillRequest } from "../../world/skill.ts";
import type { World } from "../../world/world.ts";
import { answerOfTownHall, callIn, operations } from "./town-hall.ts";
import type { Talk, Turn, Values } from "./turn.ts";

export interface Held extends Given {
  talk: Conversation;
}

/** Alice, and an assistant of the town hall. */
export async function givenTownHall(world: World): Promise<Held> {
  const given = await givenAssistantWithSkill(world, { title: "市民服务 / Town hall", operations });
  given.skill.answersWith(async (request) => answerOfTownHall(request));
  return { ...given, talk: await given.alice.startsConversation(given.assistant) };
}

/** Holds a conversation turn by turn; `before` each of them. */
export async function holds(
  held: Held,
  { turns, language }: Talk,
  before: (turn: Turn) => Promise<void> = async () => {},
): Promise<void> {
  let last: Run | undefined;
  for (const turn of turns) {
    await before(turn);
    const called = held.skill.requests().length;
    const begun = await begins(held, turn, last);
    const { run, cards } = await decides(held, turn, begun);
    last = run;
    expect
      .soft(whatCame(run, cards, held.skill.requests().slice(called)), wordsOf(turn))
      .toEqual(whatMust(turn));
    expectWords(run, turn, language);
  }
}

const wordsOf = ({ says, presses }: Turn): string => says ?? `[${presses}]`;

async function begins({ alice, talk }: Held, { says, presses }: Turn, last: Run | undefined): Promise<Run> {
  if (says !== undefined) return alice.says(talk, says);
  const choice = last?.message?.choices?.find(({ label }) => label.includes(presses ?? ""));
  const body = { text: presses, choiceId: choice?.id };
  return alice.waitsFor(
    read(await alice.send("POST", `/api/conversations/${talk.id}/messages`, body), 202, RunReply).run,
  );
}

/** What the person does at each card that comes; one more than they expect stays as it is. */
async function decides({ alice }: Held, { decides = [] }: Turn, begun: Run) {
  const cards: string[] = [];
  let run = begun;
  for (const decision of decides) {
    if (run.requiredAction === null) break;
    cards.push(run.requiredAction.kind);
    if (decision === "run") run = await alice.confirms(run);
    if (decision === "cancel") run = await alice.cancelsCall(run);
    if (decision === "allow") run = await alice.allows(run, { duration: "conversation" });
    if (decision === "deny") run = await alice.denies(run);
  }
  if (run.requiredAction !== null) cards.push(run.requiredAction.kind);
  return { run, cards };
}

function whatCame(
  { message, requiredAction }: Run,
  cards: readonly string[],
  requests: readonly SkillRequest[],
) {
  return {
    over: requiredAction === null,
    cards,
    calls: requests.map(callIn).toSorted(byText),
    asks: message?.asks?.missing.map(({ key }) => key) ?? [],
    offers: message?.choices?.map(({ label }) => label) ?? [],
    by: message?.by ?? "assistant",
  };
}

function whatMust({ calls = [], decides = [], asks = [], offers, byPlatform }: Turn) {
  return {
    over: true,
    cards: decides.map((each) => (each === "run" || each === "cancel" ? "confirm" : "consent")),
    calls: calls
      .map(([operationId, values = {}]) => ({ operationId, values: meant(values) }))
      .toSorted(byText),
    asks: typeof asks === "string" ? [asks] : asks,
    offers:
      offers?.map((each) => (typeof each === "string" ? each : expect.stringMatching(each))) ??
      expect.anything(),
    by: byPlatform ? "platform" : "assistant",
  };
}

const byText = (a: { operationId: string }, b: { operationId: string }) =>
  JSON.stringify(a).localeCompare(JSON.stringify(b));

const meant = (values: Values) =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === "string" ? value : expect.stringMatching(`^${timeAt(value)}`),
    ]),
  );

/** The same as a planner writes them. */
export const sentFor = (values: Values) =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === "string" ? value : timeAt(value) + (value.time === undefined ? "" : ":00+08:00"),
    ]),
  );

/** So many days from today, at this time where one is given. */
function timeAt({ day, time }: { day: number; time?: string }): string {
  const at = new Date();
  at.setDate(at.getDate() + day);
  const date = new Intl.DateTimeFormat("sv-SE", { dateStyle: "short" }).format(at);
  return time === undefined ? date : `${date}T${time}`;
}

/** The answer's own words; what was quoted of the person or a skill may be in any language. */
function expectWords({ message }: Run, { tells, never, ...turn }: Turn, language: Talk["language"]): void {
  const text = message?.text ?? "";
  expect.soft(text, wordsOf(turn)).not.toBe("");
  if (tells) expect.soft(text, wordsOf(turn)).toMatch(tells);
  if (never) expect.soft(text, wordsOf(turn)).not.toMatch(never);
  const firstLine = text.split("\n").find((line) => line !== "" && !/^\s*[|-]/.test(line));
  if (firstLine === undefined) return;
  if (language === "zh") expect.soft(firstLine, wordsOf(turn)).toMatch(/\p{Script=Han}/u);
  else expect.soft(firstLine, wordsOf(turn)).not.toMatch(/\p{Script=Han}/u);
}
