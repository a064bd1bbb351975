import type { FastifyInstance } from "fastify";
import { afterAll, afterEach, onTestFinished } from "vitest";
import { Closing } from "../../src/app/closing.ts";
import { startNode } from "../../src/app/node.ts";
import { createOrganisation, type NewMember, type Role } from "../../src/directory/index.ts";
import type { Planner } from "../../src/planner/index.ts";
import { readConfig } from "../../src/platform/config.ts";
import type { Ctx } from "../../src/platform/ctx.ts";
import { newId, type OrganisationId } from "../../src/platform/ids.ts";
import { createLog } from "../../src/platform/log.ts";
import { randomText } from "../../src/platform/secret.ts";
import { openVault } from "../../src/platform/vault.ts";
import type { Room, Timing } from "../../src/runs/index.ts";
import { createSetUp } from "../../src/sign-in/index.ts";
import { cloneDatabase, shiftClock, shiftJobs } from "./database.ts";
import { type Member, memberOf } from "./member.ts";
import { givenMember } from "./people.ts";
import { type Session, signIn } from "./session.ts";
import { type Skill, startSkill } from "./skill.ts";
import { startStreamSkill } from "./stream-skill.ts";

export interface Organisation {
  readonly id: OrganisationId;
  readonly corpId: string;
  readonly name: string;
  /** Adds a person; a member unless told otherwise. */
  person(name: string, given?: Partial<NewMember>): Promise<Member>;
}

/** The platform as it runs: every route on loopback, a real worker, a database of its own, a planner without a model. */
export interface World {
  readonly url: string;
  readonly ctx: Ctx;
  /** One more node of the same platform, until it is stopped or the tests of this file are over. */
  another(how?: { planner?: Planner }): Promise<{ url: string; name: string; stop(): Promise<void> }>;
  /** The first node's own name. */
  readonly name: string;
  /** A new organisation for a test: nothing to clean, and all day long the proof that tenants do not meet. */
  organisation(name?: string): Promise<Organisation>;
  /** A skill's server, until the test is over; `stream`: one that connects by itself, to this node or the one `at`. */
  skill(how?: { stream?: boolean; at?: string }): Promise<Skill>;
  /** Lets time pass, for expiry and for jobs that wait, on top of what has passed; until the test is over. */
  later(duration: string): Promise<void>;
  /** Our statements since the last look, without those of transactions and those that a node sends by the clock. */
  statements(): string[];
}

const password = "correct-horse";

interface WorldOptions {
  /** Settings, as in the manual. */
  env?: Record<string, string>;
  /** What is served beside the API. */
  addPages?: (app: FastifyInstance) => Promise<void>;
  /** A planner of the test's own. */
  planner?: Planner;
  /** How long one plan may take. */
  maxPlanningMs?: number;
  /** How long runs are held, how often their node is heard of, and how often it looks for others. */
  lease?: Timing;
  /** How many runs a node moves at a time. */
  room?: Room;
}

/** For the tests of one file; call it at its top. */
export async function startWorld({
  env = {},
  addPages,
  planner,
  maxPlanningMs,
  lease,
  room,
}: WorldOptions = {}): Promise<World> {
  const closing = new Closing();
  afterAll(() => closing.close());
  const config = readConfig(["--no-demo", "--port", "0"], {
    EGRESS_ALLOW: "127.0.0.1",
    LOG_LEVEL: process.env.LOG_LEVEL ?? "silent",
    ...env,
  });
  let statements: string[] = [];
  const shared = {
    config,
    log: createLog(config.LOG_LEVEL),
    databaseUrl: await cloneDatabase(),
    vault: openVault([randomText()]),
    setUp: createSetUp(),
    ...(planner && { planner }),
    ...(maxPlanningMs && { maxPlanningMs }),
    ...(lease && { lease }),
    ...(room && { room }),
  };
  const name = newId("nod");
  const onStatement = (text: string) => statements.push(text);
  const { ctx, address: url } = await startNode(
    { ...shared, name, ...(addPages && { addPages }), onStatement },
    closing,
  );
  const clock = await clockOf(ctx);
  return {
    url,
    ctx,
    name,
    async another(how = {}) {
      const name = newId("nod");
      const own = new Closing();
      closing.add(() => own.close());
      const { address } = await startNode({ ...shared, ...how, name }, own);
      return { url: address, name, stop: () => own.close() };
    },
    organisation: (name = "Example Ltd") => givenOrganisation({ ctx, url, clock }, name),
    async skill({ stream = false, at = url } = {}) {
      const skill = await (stream ? startStreamSkill(at) : startSkill(at));
      onTestFinished(() => skill.stop());
      return skill;
    },
    later: clock.later,
    statements() {
      const ours = statements.filter(
        (text) =>
          !/pgboss|frequent_event|stream_presence|stream_connection|with waiting as|set held_until|^(begin|commit|rollback|start transaction)/i.test(
            text,
          ),
      );
      statements = [];
      return ours;
    },
  };
}

interface Clock {
  /** How long the test has let pass. */
  passedSeconds(): number;
  later(duration: string): Promise<void>;
}

async function clockOf({ db }: Ctx): Promise<Clock> {
  await shiftJobs(db);
  let passed = 0;
  afterEach(async () => {
    if (passed > 0) await shiftClock(db, "0 seconds");
    passed = 0;
  });
  return {
    passedSeconds: () => passed,
    async later(duration) {
      passed += secondsOf(duration);
      await shiftClock(db, `${passed} seconds`);
    },
  };
}

type Place = Pick<World, "ctx" | "url"> & { clock: Clock };

async function givenOrganisation({ ctx, url, clock }: Place, name: string): Promise<Organisation> {
  const organisation = await createOrganisation(ctx, { name });
  return {
    ...organisation,
    async person(name, given = {}) {
      const { account = newId("acc") } = given;
      const email = `${name.toLowerCase()}@example.com`;
      const roles: Role[] = ["member"];
      const profile = { account, name, password, roles, mobile: "13800000000", email };
      const { id, unionId } = await givenMember(ctx, organisation.id, { ...profile, ...given });
      let held: { since: number; session: Promise<Session> } | undefined;
      const credentials = { organisation: organisation.corpId, account, password };
      return memberOf({ id, unionId, ...credentials }, () => {
        const since = clock.passedSeconds();
        if (held?.since !== since) held = { since, session: signIn(url, credentials) };
        return held.session;
      });
    },
  };
}

const units: Record<string, number> = { second: 1, minute: 60, hour: 3600, day: 24 * 3600 };

/** `31 days`, `1 hour`. */
function secondsOf(duration: string): number {
  const [, count, unit = ""] = /^(\d+) (second|minute|hour|day)s?$/.exec(duration) ?? [];
  const seconds = Number(count) * (units[unit] ?? Number.NaN);
  if (Number.isNaN(seconds)) throw new Error(`no such duration: ${duration}`);
  return seconds;
}
