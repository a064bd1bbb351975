import { describe, expect, test } from "vitest";
import { Run } from "../world/contract.ts";
import { eventsOf, type StreamEvent } from "../world/event-stream.ts";
import { givenAssistantWithSkill } from "../world/given.ts";
import { answerOf, type Member } from "../world/member.ts";
import { startWorld } from "../world/world.ts";

const world = await startWorld();
const question = "我的手机号是多少？";

const runIn = ({ data }: StreamEvent): Run => Run.parse(JSON.parse(data));

async function follow(member: Member, runId: string, lastEventId?: string): Promise<Response> {
  const headers = lastEventId === undefined ? {} : { "last-event-id": lastEventId };
  return (await member.session()).open(`/api/runs/${runId}/events`, headers, AbortSignal.timeout(30_000));
}

async function all(stream: Response): Promise<StreamEvent[]> {
  const events: StreamEvent[] = [];
  for await (const event of eventsOf(stream)) events.push(event);
  return events;
}

async function givenOpenCard() {
  const given = await givenAssistantWithSkill(world);
  return { ...given, asked: await given.alice.says(given.assistant, question) };
}

describe("whoever follows a run", () => {
  test("is told the whole run after each change, in order, until it ends", async () => {
    const { alice, asked } = await givenOpenCard();
    const stream = await follow(alice, asked.id);
    expect(Object.fromEntries(stream.headers)).toMatchObject({
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-store",
    });
    const following = all(stream);

    await alice.answers(asked, { decision: "allow", duration: "30d" });
    const events = await following;

    expect(new Set(events.map(({ event }) => event))).toEqual(new Set(["run"]));
    const ids = events.map(({ id }) => Number(id));
    expect(ids).toEqual([...new Set(ids)].toSorted((a, b) => a - b));
    const [first, last] = [events[0], events.at(-1)].map((event) => event && runIn(event));
    expect(first?.requiredAction).toMatchObject({ kind: "consent" });
    expect(last?.status).toBe("completed");
    expect(last && answerOf(last)).toContain("13800000000");
    expect(last).toEqual(await alice.sees(asked));
  });

  test("goes on after the event seen last, and misses nothing that happened meanwhile", async () => {
    const { alice, asked } = await givenOpenCard();
    const { value: seen } = await eventsOf(await follow(alice, asked.id)).next();

    await alice.denies(asked);
    const missed = await all(await follow(alice, asked.id, seen?.id));

    expect(missed.length).toBeGreaterThan(0);
    expect(missed.every(({ id }) => Number(id) > Number(seen?.id))).toBe(true);
    expect(missed.map((event) => runIn(event).status).at(-1)).toBe("completed");
  });

  test("and has seen the present state is told nothing until it changes", async () => {
    const { alice, asked } = await givenOpenCard();
    const { value: seen } = await eventsOf(await follow(alice, asked.id)).next();

    const stream = eventsOf(await follow(alice, asked.id, seen?.id));
    const next = stream.next();
    await alice.send("POST", `/api/runs/${asked.id}/cancel`, {});

    const { value } = await next;
    expect(Number(value?.id)).toBeGreaterThan(Number(seen?.id));
    expect(value && runIn(value).status).toBe("cancelled");
    expect((await stream.next()).done).toBe(true);
  });

  test("comes too late when it has ended: 204, which browsers do not retry", async () => {
    const { alice, asked } = await givenOpenCard();
    const events = all(await follow(alice, asked.id));
    await alice.denies(asked);
    const last = (await events).at(-1);

    for (const lastEventId of [undefined, last?.id]) {
      const stream = await follow(alice, asked.id, lastEventId);
      expect(stream.status).toBe(204);
      expect(await stream.text()).toBe("");
    }
  });

  test("may be in two windows: both are told the same", async () => {
    const { alice, asked } = await givenOpenCard();
    const following = [all(await follow(alice, asked.id)), all(await follow(alice, asked.id))];

    await alice.denies(asked);
    const [one = [], other = []] = await Promise.all(following);

    expect(one.at(-1)).toEqual(other.at(-1));
    expect(one.map((event) => runIn(event).status).at(-1)).toBe("completed");
  });

  test("is the person it belongs to, nobody else (T20)", async () => {
    const { organisation, alice, builder, asked } = await givenOpenCard();
    const bob = await organisation.person("Bob");

    for (const other of [bob, builder]) expect((await follow(other, asked.id)).status).toBe(404);
    expect((await follow(alice, "run_AAAAAAAAAAAAAAAA")).status).toBe(404);
  });
});
