import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { calendarScopes } from "../world/calendars.ts";
import type { Member } from "../world/member.ts";
import { type OfficialCall, officialCall } from "../world/official-call.ts";
import { read } from "../world/session.ts";
import { givenTokenHolder, type TokenHolder } from "../world/tokens.ts";
import { startWorld } from "../world/world.ts";

const world = await startWorld();

const scopes = [...calendarScopes, "Todo.Todo.Write", "Todo.Todo.Read", "Todo.PersonalTodo.Write"];
const Change = z.object({ id: z.string(), action: z.string(), title: z.string(), undo: z.string() }).loose();
const Events = z.object({
  events: z.array(z.object({ id: z.string(), title: z.string(), change: Change.nullable() }).loose()),
});
const Todos = z.object({
  todos: z.array(z.object({ id: z.string(), subject: z.string(), change: Change.nullable() }).loose()),
  total: z.number(),
});
const Changes = z.object({ changes: z.array(Change) });
const Deleted = z.object({ changeId: z.string() });

interface Ground extends TokenHolder {
  call: OfficialCall;
  bob: Member;
}

let ground: Ground;

beforeAll(async () => {
  const given = await givenTokenHolder(world);
  const call = officialCall(world.url, await given.token(given.alice, ...scopes));
  ground = { ...given, call, bob: await given.organisation.person("Bob") };
});

const agenda = async (who: Member, from: string, to: string) => {
  const query = new URLSearchParams({ from, to });
  return read(await who.send("GET", `/api/agenda?${query}`), 200, Events).events;
};
const onDay = (who: Member, day: string) => agenda(who, `${day}T00:00:00+08:00`, `${day}T23:59:59+08:00`);
const todosOf = async (who: Member) => read(await who.send("GET", "/api/todos"), 200, Todos);
const changesOf = async (who: Member) => read(await who.send("GET", "/api/changes"), 200, Changes).changes;
const undo = (who: Member, id: string) => who.send("POST", `/api/changes/${id}/undo`);

/** As an assistant does it: at ten that day, an hour. */
async function plan(day: string, summary: string, more: object = {}): Promise<string> {
  const at = (hour: string) => ({ dateTime: `${day}T${hour}:00:00+08:00`, timeZone: "Asia/Shanghai" });
  const event = await ground.call("calendar_1_0", "createEvent", ["me", "primary"], {
    summary,
    start: at("10"),
    end: at("11"),
    ...more,
  });
  return (event as { id: string }).id;
}

describe("the agenda", () => {
  test("shows what an assistant planned, by whom, with whom, and only to those concerned", async () => {
    const { alice, bob, assistant, organisation } = ground;
    const attendees = [{ id: bob.unionId, isOptional: true }];
    const id = await plan("2031-03-03", "Review", { attendees, location: { displayName: "Room 5" } });
    const [event] = await onDay(alice, "2031-03-03");
    const stranger = await organisation.person("Stranger");

    expect(event).toMatchObject({
      ...{ id, title: "Review", location: "Room 5", allDay: false, mine: true, response: "accepted" },
      ...{ start: "2031-03-03T02:00:00.000Z", end: "2031-03-03T03:00:00.000Z", timeZone: "Asia/Shanghai" },
      organiser: { name: "Alice", you: true },
      attendees: [{ name: "Bob", response: "needsAction", optional: true, you: false }],
      change: { action: "created", application: assistant.name ?? expect.any(String), undo: "possible" },
    });
    expect(await onDay(bob, "2031-03-03")).toMatchObject([
      { id, mine: false, response: "needsAction", change: null },
    ]);
    expect(await onDay(stranger, "2031-03-03")).toEqual([]);
    expect(await stranger.send("GET", `/api/agenda/events/${id}`)).toMatchObject({ status: 404 });
    expect(await stranger.send("DELETE", `/api/agenda/events/${id}`)).toMatchObject({ status: 404 });
    expect(await bob.send("GET", `/api/agenda/events/${id}`)).toMatchObject({
      body: { event: { id, organiser: { name: "Alice", you: false } } },
    });
  });

  test("lets an invitation be answered, and shows everybody how", async () => {
    const { alice, bob } = ground;
    const id = await plan("2031-03-04", "Plan", { attendees: [{ id: bob.unionId }] });

    const answer = await bob.send("POST", `/api/agenda/events/${id}/response`, { response: "tentative" });

    expect(answer.status).toBe(204);
    expect(await onDay(bob, "2031-03-04")).toMatchObject([{ response: "tentative" }]);
    expect(await onDay(alice, "2031-03-04")).toMatchObject([{ attendees: [{ response: "tentative" }] }]);
  });

  test("lets a whole day be the day of whoever looks", async () => {
    const [start, end] = [{ date: "2031-05-15" }, { date: "2031-05-16" }];
    await plan("2031-05-15", "Holiday", { start, end, isAllDay: true });

    const far = (day: string, offset: string) =>
      agenda(ground.alice, `${day}T00:00:00${offset}`, `${day}T23:59:59${offset}`);

    for (const offset of ["+13:00", "-10:00"]) {
      expect(await far("2031-05-15", offset)).toMatchObject([
        { allDay: true, start: "2031-05-15", end: "2031-05-16" },
      ]);
      expect(await far("2031-05-16", offset)).toEqual([]);
      expect(await far("2031-05-14", offset)).toEqual([]);
    }
  });

  test("deletes for everybody what is one's own, and gives it back with who came", async () => {
    const { alice, bob } = ground;
    const id = await plan("2031-03-07", "Doomed", { attendees: [{ id: bob.unionId }] });

    const { changeId } = read(await alice.send("DELETE", `/api/agenda/events/${id}`), 200, Deleted);

    expect(await onDay(bob, "2031-03-07")).toEqual([]);
    expect((await undo(alice, changeId)).status).toBe(204);
    expect(await onDay(bob, "2031-03-07")).toMatchObject([{ id, response: "needsAction" }]);
    expect(await onDay(alice, "2031-03-07")).toMatchObject([{ id, title: "Doomed" }]);
  });

  test.each([
    ["2031-03-01T00:00:00", "2031-03-02T00:00:00"],
    ["2031-03-02T00:00:00Z", "2031-03-01T00:00:00Z"],
    ["2031-03-01T00:00:00Z", "2031-05-03T00:00:00Z"],
    ["yesterday", "tomorrow"],
    ["0000-01-01T00:00:00Z", "0000-01-02T00:00:00Z"],
    ["9999-12-31T00:00:00-12:00", "9999-12-31T23:00:00-12:00"],
  ])("refuses to look from %s to %s", async (from, to) => {
    const answer = await ground.alice.send("GET", `/api/agenda?${new URLSearchParams({ from, to })}`);
    expect(answer).toMatchObject({ status: 400, body: { error: { code: "invalid_input" } } });
  });
});

describe("to-dos", () => {
  test("are added, changed, finished, deleted and given back by their person", async () => {
    const { bob } = ground;
    const dueAt = "2031-03-08T10:00:00.000Z";
    const added = await bob.send("POST", "/api/todos", { subject: "  Buy milk ", dueAt });
    const { id } = read(added, 201, z.object({ id: z.string() }));

    expect((await todosOf(bob)).todos).toMatchObject([
      { id, subject: "Buy milk", dueAt, mayChange: true, creator: { name: "Bob", you: true }, change: null },
    ]);
    expect(
      (await bob.send("PATCH", `/api/todos/${id}`, { subject: "Buy oat milk", dueAt: null })).status,
    ).toBe(204);
    expect((await bob.send("PATCH", `/api/todos/${id}`, { done: true })).status).toBe(204);
    expect((await todosOf(bob)).total).toBe(0);
    expect(read(await bob.send("GET", "/api/todos?finished=true"), 200, Todos).todos).toMatchObject([
      { subject: "Buy oat milk", dueAt: null, finishedAt: expect.any(String) },
    ]);

    const { changeId } = read(await bob.send("DELETE", `/api/todos/${id}`), 200, Deleted);
    expect(read(await bob.send("GET", "/api/todos?finished=true"), 200, Todos).todos).toEqual([]);
    expect((await undo(bob, changeId)).status).toBe(204);
    expect(read(await bob.send("GET", "/api/todos?finished=true"), 200, Todos).todos).toMatchObject([{ id }]);
  });

  test("of others are as unknown as none, and a bad one is named", async () => {
    const { alice, bob } = ground;
    const { id } = read(
      await alice.send("POST", "/api/todos", { subject: "Mine" }),
      201,
      z.object({ id: z.string() }),
    );

    for (const [method, body] of [
      ["PATCH", { done: true }],
      ["DELETE", undefined],
    ] as const)
      expect((await bob.send(method, `/api/todos/${id}`, body)).status).toBe(404);
    expect((await bob.send("POST", "/api/todos", { subject: " " })).status).toBe(400);
    for (const dueAt of ["soon", "0000-01-01T00:00:00Z", "9999-12-31T23:00:00-12:00"])
      expect((await bob.send("POST", "/api/todos", { subject: "x", dueAt })).status).toBe(400);
    expect((await alice.send("PATCH", `/api/todos/${id}`, {})).status).toBe(400);
    await alice.send("DELETE", `/api/todos/${id}`);
  });
});

describe("what an assistant did", () => {
  async function oneTodo(subject: string) {
    const { taskId } = (await ground.call("todo_1_0", "createPersonalTodoTask", [], {
      subject,
      executorIds: [ground.alice.unionId],
    })) as { taskId: string };
    return taskId;
  }
  const changeOf = async (resourceId: string) =>
    (await changesOf(ground.alice)).find((change) => change.resourceId === resourceId);

  test("is undone: made is gone, changed is as before, deleted is back", async () => {
    const { alice, call } = ground;
    const made = await oneTodo("Made");
    await undo(alice, (await changeOf(made))?.id ?? "");
    expect((await todosOf(alice)).todos.map(({ subject }) => subject)).not.toContain("Made");
    expect(await changeOf(made)).toMatchObject({ action: "created", undo: "undone" });

    const id = await plan("2031-04-01", "Before");
    await call("calendar_1_0", "patchEvent", ["me", "primary", id], { id, summary: "After" });
    const [changed] = await onDay(alice, "2031-04-01");
    expect(changed).toMatchObject({ title: "After", change: { action: "changed", undo: "possible" } });
    expect((await undo(alice, changed?.change?.id ?? "")).status).toBe(204);
    expect(await onDay(alice, "2031-04-01")).toMatchObject([{ title: "Before" }]);

    const gone = await plan("2031-04-02", "Deleted");
    await call("calendar_1_0", "deleteEvent", ["me", "primary", gone], {});
    expect(await onDay(alice, "2031-04-02")).toEqual([]);
    expect((await undo(alice, (await changeOf(gone))?.id ?? "")).status).toBe(204);
    expect(await onDay(alice, "2031-04-02")).toMatchObject([{ id: gone, title: "Deleted" }]);
  });

  test("is not undone twice, not by others, and not once it was changed since", async () => {
    const { alice, bob } = ground;
    const id = await oneTodo("Changed since");
    const change = await changeOf(id);
    await alice.send("PATCH", `/api/todos/${id}`, { subject: "By hand" });

    expect(await undo(bob, change?.id ?? "")).toMatchObject({ status: 404 });
    expect(await undo(alice, change?.id ?? "")).toMatchObject({
      status: 409,
      body: { error: { code: "changed_meanwhile" } },
    });
    expect(await changeOf(id)).toMatchObject({ undo: "changed" });
    expect((await todosOf(alice)).todos.map(({ subject }) => subject)).toContain("By hand");

    const event = await plan("2031-04-03", "Once");
    const made = (await changeOf(event))?.id ?? "";
    expect((await undo(alice, made)).status).toBe(204);
    expect(await undo(alice, made)).toMatchObject({
      status: 409,
      body: { error: { code: "already_undone" } },
    });
  });

  test("an event that somebody answered since stays", async () => {
    const { alice, bob } = ground;
    const id = await plan("2031-04-04", "Answered", { attendees: [{ id: bob.unionId }] });
    const change = await changeOf(id);
    await bob.send("POST", `/api/agenda/events/${id}/response`, { response: "accepted" });

    expect(await undo(alice, change?.id ?? "")).toMatchObject({ status: 409 });
    expect(await onDay(bob, "2031-04-04")).toMatchObject([{ response: "accepted" }]);
  });

  test("of two who undo at once one does", async () => {
    const { alice } = ground;
    const change = await changeOf(await oneTodo("Twice at once"));

    const answers = await Promise.all([1, 2, 3].map(() => undo(alice, change?.id ?? "")));

    expect(answers.map(({ status }) => status).toSorted()).toEqual([204, 409, 409]);
  });

  test("can be undone for a day", async () => {
    const { alice } = ground;
    const change = await changeOf(await oneTodo("Old"));
    await world.later("25 hours");

    expect(await undo(alice, change?.id ?? "")).toMatchObject({
      status: 409,
      body: { error: { code: "undo_too_late" } },
    });
    expect((await changesOf(alice)).find(({ id }) => id === change?.id)).toMatchObject({ undo: "late" });
  });
});
