import { resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Closing } from "../../server/src/app/closing.ts";
import { inLanes } from "../client.ts";
import { type Cost, combine, perUnit } from "../cost.ts";
import { type Hot, hottest, type Memory } from "../inspector.ts";
import { type BenchServer, withBenchServer } from "../postgres.ts";
import { inTurn, progress } from "../rounds.ts";
import { questions } from "../talker.ts";
import type { Chat, Turn } from "./chat.ts";
import { type OurSide, type Side, startBare, startOurs } from "./side.ts";

export interface TurnOptions {
  rounds: number;
  /** So many turns at 16 conversations in a round. */
  count: number;
  /** So many turns in all before the memory is looked at again. */
  turns: number;
  /** Another checkout, measured in the same rounds. */
  beside: string | undefined;
  /** Looks where the node's time goes at 16 conversations. */
  profile: boolean;
}

/** Milliseconds of the turns that went one after the other, and turns a second of the rounds. */
export interface Timings {
  name: string;
  acceptedToSkill: number[];
  saidToSkill: number[];
  saidToAnswer: number[];
  /** The same with the skill that asks nothing back. */
  plainAcceptedToSkill: number[];
  perSecond: number[];
}

export interface OurTimings extends Timings {
  bare: Timings;
  allowToSkill: number[];
  allowElsewhereToSkill: number[];
  twoNodesPerSecond: number[];
  /** Of one turn under a standing permission, without what the node does at rest. */
  cost: Cost;
  atRest: Memory;
  afterTurns: Memory;
  turns: number;
  hot: Hot[];
}

const here = resolve(import.meta.dirname, "../..");
const oneByOne = 12;
const decisions = 30;

/** This checkout first, the other one after it, each beside a bare handler that commits as often. */
export function measureTurn(options: TurnOptions): Promise<OurTimings[]> {
  return withBenchServer(async (server) => {
    const closing = new Closing();
    try {
      const { beside } = options;
      const folders = [
        { name: "behalf", folder: here },
        ...(beside === undefined ? [] : [{ name: "behalf before", folder: resolve(beside) }]),
      ];
      const lanes: Lane[] = [];
      for (const each of folders) lanes.push(await startLane(server, each, closing));
      for (let round = 0; round < options.rounds; round += 1) {
        progress(`round ${round + 1} of ${options.rounds}`);
        for (const lane of inTurn(lanes, round)) await measureRound(lane, options);
      }
      for (const lane of lanes) await finish(lane, options);
      return lanes.map(({ found }) => found);
    } finally {
      await closing.close();
    }
  });
}

/** One of ours with its bare handler and what was found of both. */
interface Lane {
  ours: OurSide;
  bare: Side;
  /** Sixteen of them, under a standing permission. */
  conversations: string[];
  found: OurTimings;
}

async function startLane(
  server: BenchServer,
  each: { name: string; folder: string },
  closing: Closing,
): Promise<Lane> {
  const ours = await startOurs(server, each, closing);
  const atRest = await ours.inspector.memory();
  progress(`${each.name}: decisions`);
  const other = await ours.another();
  const allowToSkill = await allowTimes(ours, undefined);
  const allowElsewhereToSkill = await allowTimes(ours, other.url);
  await other.close();
  const conversations = await Promise.all(Array.from({ length: 16 }, () => ours.newConversation()));
  await allowForGood(ours, conversations[0] ?? "");
  const cost = await costOfTurn(ours, conversations[0] ?? "");
  const bare = await startBare(
    server,
    { name: `bare handler, ${Math.round(cost.commits)} commits`, commits: Math.round(cost.commits) },
    closing,
  );
  const found = {
    ...timingsOf(each.name),
    bare: timingsOf(bare.name),
    allowToSkill,
    allowElsewhereToSkill,
    twoNodesPerSecond: [],
    cost,
    atRest,
    afterTurns: atRest,
    turns: costTurns + 2 * decisions,
    hot: [],
  };
  return { ours, bare, conversations, found };
}

const timingsOf = (name: string): Timings => ({
  name,
  acceptedToSkill: [],
  saidToSkill: [],
  saidToAnswer: [],
  plainAcceptedToSkill: [],
  perSecond: [],
});

/** From the moment that *Allow* is sent, *once* each time, so that each turn asks anew. */
async function allowTimes(side: OurSide, elsewhere: string | undefined): Promise<number[]> {
  const conversation = await side.newConversation();
  const times: number[] = [];
  for (let n = 0; n < decisions; n += 1) {
    const asked = await side.chat.says(conversation, questions.phone);
    if (asked.consentId === undefined) throw new Error(`no card: the run is ${asked.status}`);
    const { turn, skillAt } = await atSkill(side, () =>
      side.chat.allows(asked, { duration: "once", at: elsewhere }),
    );
    expectCompleted(turn);
    times.push(skillAt - turn.sentAt);
  }
  // The first ones wake what sleeps.
  return times.slice(5);
}

async function allowForGood({ chat }: OurSide, conversation: string): Promise<void> {
  const asked = await chat.says(conversation, questions.phone);
  expectCompleted(await chat.allows(asked, { duration: "always" }));
}

async function atSkill({ skill }: Side, work: () => Promise<Turn>): Promise<{ turn: Turn; skillAt: number }> {
  let skillAt = Number.NaN;
  skill.onRequest = () => {
    skillAt = performance.now();
  };
  const turn = await work();
  return { turn, skillAt };
}

function expectCompleted({ runId, status }: Turn): void {
  if (status !== "completed") throw new Error(`${runId} is ${status}`);
}

const costTurns = 20;

/** What a node does at rest, in the same time, is taken off. */
async function costOfTurn({ chat, meter }: OurSide, conversation: string): Promise<Cost> {
  const restMs = 4_000;
  for (let n = 0; n < 5; n += 1) expectCompleted(await chat.says(conversation, questions.phone));
  const begun = performance.now();
  const busy = await meter.of(async () => {
    for (let n = 0; n < costTurns; n += 1) expectCompleted(await chat.says(conversation, questions.phone));
  });
  const part = (performance.now() - begun) / restMs;
  const rest = await meter.of(() => sleep(restMs));
  return perUnit(
    combine(busy, rest, (whole, idle) => whole - idle * part),
    costTurns,
  );
}

async function measureRound(lane: Lane, { count }: TurnOptions): Promise<void> {
  const { ours, bare, conversations, found } = lane;
  await measureSide(ours, conversations, found, count);
  await measureSide(bare, conversations, found.bare, count);
  found.turns += 2 * oneByOne + count;
}

async function measureSide(
  side: Side,
  conversations: readonly string[],
  found: Timings,
  count: number,
): Promise<void> {
  const [conversation = ""] = conversations;
  for (let n = 0; n < oneByOne; n += 1) {
    const { turn, skillAt } = await atSkill(side, () => side.chat.says(conversation, questions.phone));
    expectCompleted(turn);
    found.acceptedToSkill.push(skillAt - turn.acceptedAt);
    found.saidToSkill.push(skillAt - turn.sentAt);
    found.saidToAnswer.push(turn.restedAt - turn.sentAt);
    const plain = await atSkill(side, () => side.chat.says(conversation, questions.weather));
    found.plainAcceptedToSkill.push(plain.skillAt - plain.turn.acceptedAt);
  }
  found.perSecond.push(await turnsPerSecond([side.chat], conversations, count));
}

/** Sixteen conversations at once, in each one turn after the other, spread over these nodes. */
async function turnsPerSecond(
  chats: readonly Chat[],
  conversations: readonly string[],
  count: number,
): Promise<number> {
  const each = Math.ceil(count / conversations.length);
  const begun = performance.now();
  await inLanes([...conversations.entries()], async ([index, conversation]) => {
    const chat = chats[index % chats.length];
    for (let n = 0; n < each && chat !== undefined; n += 1)
      expectCompleted(await chat.says(conversation, questions.phone));
  });
  return (each * conversations.length) / ((performance.now() - begun) / 1000);
}

/** Two nodes, where the time goes, and the memory once there were so many turns. */
async function finish({ ours, conversations, found }: Lane, options: TurnOptions): Promise<void> {
  const left = options.turns - found.turns;
  progress(`${found.name}: ${Math.max(0, left)} more turns`);
  if (left > 0) await turnsPerSecond([ours.chat], conversations, left);
  found.turns += Math.max(0, left);
  found.afterTurns = await ours.inspector.memory();
  const other = await ours.another();
  for (let round = 0; round < options.rounds; round += 1)
    found.twoNodesPerSecond.push(await turnsPerSecond([ours.chat, other.chat], conversations, options.count));
  await other.close();
  if (!options.profile) return;
  const work = () => turnsPerSecond([ours.chat], conversations, options.count);
  found.hot = hottest(await ours.inspector.profileOf(work), 25);
}
