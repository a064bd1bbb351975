import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { within } from "../../src/platform/ctx.ts";
import type { PersonPrincipal } from "../../src/platform/http/principal.ts";
import { idSchema } from "../../src/platform/ids.ts";
import { restoreTodo } from "../../src/resources/todo/todos.ts";
import type { Member } from "../world/member.ts";
import { officialCall } from "../world/official-call.ts";
import { anotherApplication, givenTokenHolder } from "../world/tokens.ts";
import { type Organisation, startWorld } from "../world/world.ts";

const world = await startWorld();

const link = { appUrl: "https://work.example.com/1", pcUrl: "https://work.example.com/1" };
const wrong = (operation: string, message: string) => ({
  statusCode: 400,
  code: `todo.${operation}.paramError`,
  data: expect.objectContaining({ message }),
});

/** The official to-do client as somebody's; every answer with `undefined` members left out, as a program reads it. */
function todosOf(accessToken: string) {
  const call = officialCall(world.url, accessToken);
  const of =
    (operation: string) =>
    async (ids: readonly string[], asked: object = {}) =>
      JSON.parse(JSON.stringify(await call("todo_1_0", operation, ids, asked)));
  return {
    personal: (asked: object) => of("createPersonalTodoTask")([], asked),
    create: (asked: object, unionId = "me") =>
      of("createTodoTask")([unionId], { subject: "Write the report", detailUrl: link, ...asked }),
    update: (id: string, asked: object, unionId = "me") => of("updateTodoTask")([unionId, id], asked),
    status: (id: string, executorStatusList: object[], unionId = "me") =>
      of("updateTodoTaskExecutorStatus")([unionId, id], { executorStatusList }),
    remove: (id: string, unionId = "me") => of("deleteTodoTask")([unionId, id]),
    work: (asked: object = {}, unionId = "me") => of("queryOrgTodoTasks")([unionId], asked),
    list: (asked: object = {}, unionId = "me") => of("queryTodoTasks")([unionId], asked),
    count: (asked: object = {}, unionId = "me") => of("countTodoTasks")([unionId], asked),
    get: (id: string, unionId = "me") => of("getTodoTask")([unionId, id]),
  };
}

const all = ["Todo.PersonalTodo.Write", "Todo.Todo.Write", "Todo.Todo.Read"];

async function givenTodos() {
  const given = await givenTokenHolder(world);
  return {
    ...given,
    todos: todosOf(await given.token(given.alice, ...all)),
    as: async (person: Member) => todosOf(await given.token(person, ...all)),
  };
}

/** For what changes nothing that matters to another test. */
const shared = givenTodos();

test("a personal to-do is on the list of the person who allowed it", async () => {
  const { alice, assistant, todos } = await givenTodos();

  const { taskId, createdTime } = await todos.personal({
    subject: "Buy milk",
    description: "Two litres",
    dueTime: 1_900_000_000_000,
    executorIds: [alice.unionId],
    notifyConfigs: { dingNotify: "1" },
  });

  expect(taskId).toMatch(/^tod_[\w-]+$/);
  expect(Math.abs(createdTime - Date.now())).toBeLessThan(60_000);
  expect(await todos.get(taskId)).toEqual({
    id: taskId,
    subject: "Buy milk",
    description: "Two litres",
    dueTime: 1_900_000_000_000,
    startTime: createdTime,
    createdTime,
    modifiedTime: createdTime,
    done: false,
    isOnlyShowExecutor: false,
    executorIds: [alice.unionId],
    participantIds: [],
    creatorId: alice.unionId,
    modifierId: alice.unionId,
    bizTag: assistant.applicationId,
    source: assistant.applicationId,
    requestId: expect.stringMatching(/^[A-Z0-9-]+$/),
  });
  expect(await todos.list()).toMatchObject({
    totalCount: 1,
    todoCards: [{ taskId, subject: "Buy milk", isDone: false, category: "personal" }],
  });
  expect(await todos.work()).toEqual({ todoCards: [] });
});

test("a work to-do is told back as it was given", async () => {
  const { organisation, alice, todos } = await givenTodos();
  const bob = await organisation.person("Bob");
  const asked = {
    subject: "Approve the plan",
    sourceId: "plan-7",
    description: "Before Friday",
    dueTime: 1_900_000_000_123,
    executorIds: [bob.unionId],
    participantIds: [alice.unionId],
    contentFieldList: [{ fieldKey: "Amount", fieldValue: "100" }],
    isOnlyShowExecutor: false,
    priority: 30,
    notifyConfigs: { dingNotify: "1", sendTodoApn: "true", sendAssistantChat: "false" },
    actionList: [{ title: "Approve", actionType: 1, actionKey: "approve", buttonStyleType: 1 }],
    todoType: "READ",
    reminderTimeStamp: Date.now() + 3_600_000,
  };

  const made = await todos.create(asked);

  expect(made).toMatchObject({
    subject: asked.subject,
    sourceId: "plan-7",
    description: asked.description,
    dueTime: asked.dueTime,
    executorIds: [bob.unionId],
    participantIds: [alice.unionId],
    contentFieldList: asked.contentFieldList,
    priority: 30,
    detailUrl: link,
    creatorId: alice.unionId,
    done: false,
    notifyConfigs: { dingNotify: "1" },
  });
  const { todoCards } = await todos.work({ roleTypes: [["creator"]] });
  expect(todoCards).toMatchObject([
    {
      taskId: made.id,
      subject: asked.subject,
      detailUrl: link,
      priority: 30,
      todoType: "READ",
      isDone: false,
    },
  ]);
  expect(await todos.work({ todoType: "TODO" })).toEqual({ todoCards: [] });
});

describe("who may do what", () => {
  async function givenShared() {
    const given = await givenTodos();
    const [bob, carol] = [await given.organisation.person("Bob"), await given.organisation.person("Carol")];
    const { id } = await given.todos.create({
      executorIds: [given.alice.unionId, bob.unionId],
      participantIds: [carol.unionId],
    });
    return { ...given, id, bob, carol, bobs: await given.as(bob), carols: await given.as(carol) };
  }

  test("the creator finishes it for all, and opens it again for all", async () => {
    const { id, todos, bobs } = await givenShared();

    expect(await todos.update(id, { done: true })).toEqual({ result: true });

    expect(await bobs.list()).toMatchObject({ todoCards: [{ isDone: true, todoStatus: "DONE" }] });
    const done = await bobs.get(id);
    expect(done.done).toBe(true);
    expect(Math.abs(done.finishTime - Date.now())).toBeLessThan(60_000);
    await todos.update(id, { done: false });
    expect(await bobs.get(id)).toMatchObject({ done: false });
    expect(await bobs.count({ isDone: false })).toEqual({ result: 1 });
  });

  test("who is to do it finishes their own part, and the last one all of it", async () => {
    const { id, bob, alice, todos, bobs } = await givenShared();

    await bobs.status(id, [{ id: bob.unionId, isDone: true }]);
    expect(await bobs.list({ isDone: true })).toMatchObject({ todoCards: [{ taskId: id }] });
    expect(await todos.list({ isDone: false })).toMatchObject({ todoCards: [{ taskId: id }] });
    expect(await todos.get(id)).toMatchObject({ done: false, modifierId: bob.unionId });

    await todos.status(id, [{ id: alice.unionId, isDone: true }]);
    expect(await bobs.get(id)).toMatchObject({ done: true });
    await bobs.update(id, { done: false });
    expect(await todos.get(id)).toMatchObject({ done: false });
  });

  test("who is to do it deletes it from their own list, the creator from all", async () => {
    const { id, alice, todos, bobs, carols } = await givenShared();

    expect(await bobs.remove(id)).toEqual({ result: true, requestId: expect.any(String) });
    expect(await bobs.list()).toMatchObject({ totalCount: 0, todoCards: [] });
    expect(await bobs.list({ isRecycled: true })).toMatchObject({ todoCards: [{ todoStatus: "RECYCLED" }] });
    expect(await todos.get(id)).toMatchObject({ executorIds: [alice.unionId] });
    await expect(bobs.get(id)).rejects.toMatchObject(wrong("taskQuery", "task not exist"));

    await todos.remove(id);
    expect(await carols.count()).toEqual({ result: 0 });
    expect(await carols.count({ isRecycled: true })).toEqual({ result: 1 });
    await expect(todos.remove(id)).rejects.toMatchObject(wrong("taskDelete", "task not exist"));
  });

  test("nobody does what their role does not allow, and nothing is changed by it", async () => {
    const { id, bob, carol, bobs, carols, organisation, as, todos } = await givenShared();
    const dan = await as(await organisation.person("Dan"));
    const denied = (operation: string) => ({ statusCode: 403, code: `todo.${operation}.permissionDeny` });
    const before = await todos.get(id);

    await expect(bobs.update(id, { subject: "Mine" })).rejects.toMatchObject(denied("taskUpdate"));
    await expect(bobs.update(id, { done: true, dueTime: 1_900_000_000_000 })).rejects.toMatchObject(
      denied("taskUpdate"),
    );
    await expect(bobs.status(id, [{ id: carol.unionId, isDone: true }])).rejects.toMatchObject(
      denied("taskExecutorStatusUpdate"),
    );
    await expect(carols.update(id, { done: true })).rejects.toMatchObject(denied("taskUpdate"));
    await expect(carols.status(id, [{ id: bob.unionId, isDone: true }])).rejects.toMatchObject(
      denied("taskExecutorStatusUpdate"),
    );
    await expect(carols.remove(id)).rejects.toMatchObject(denied("taskDelete"));
    for (const attempt of [
      () => dan.update(id, { done: true }),
      () => dan.status(id, [{ id: bob.unionId, isDone: true }]),
    ])
      await expect(attempt()).rejects.toMatchObject({
        statusCode: 400,
        message: expect.stringContaining("task not exist"),
      });
    await expect(dan.get(id)).rejects.toMatchObject(wrong("taskQuery", "task not exist"));

    expect({ ...(await todos.get(id)), requestId: "" }).toEqual({ ...before, requestId: "" });
    expect(await carols.get(id)).toMatchObject({ id });
  });

  test("the creator changes what it says and who is to do it; who stays keeps their part", async () => {
    const { id, bob, carol, todos, bobs, carols } = await givenShared();
    await bobs.update(id, { done: true });

    await todos.update(id, {
      subject: "Write both reports",
      description: "In English",
      dueTime: 1_900_000_000_000,
      executorIds: [bob.unionId, carol.unionId],
      participantIds: [],
    });

    expect(await todos.get(id)).toMatchObject({
      subject: "Write both reports",
      description: "In English",
      dueTime: 1_900_000_000_000,
      executorIds: expect.arrayContaining([bob.unionId, carol.unionId]),
      participantIds: [],
      done: false,
    });
    expect(await carols.list({ roleTypes: [["executor"]] })).toMatchObject({ totalCount: 1 });
    await carols.update(id, { done: true });
    expect(await todos.get(id)).toMatchObject({ done: true });
  });
});

describe("one application and another", () => {
  test("what one made, another sees and does not change; what the person made, it may", async () => {
    const given = await givenTodos();
    const { todos } = given;
    const other = todosOf(await (await anotherApplication(world, given)).token(given.alice, ...all));
    const { taskId } = await todos.personal({ subject: "Buy milk" });

    expect(await other.get(taskId)).toMatchObject({ bizTag: given.assistant.applicationId });
    await expect(other.update(taskId, { done: true })).rejects.toMatchObject(
      wrong("taskUpdate", "task not belong to bizTag"),
    );
    await expect(other.status(taskId, [{ id: given.alice.unionId, isDone: true }])).rejects.toMatchObject(
      wrong("taskExecutorStatusUpdate", "task not belong to bizTag"),
    );
    await expect(other.remove(taskId)).rejects.toMatchObject(
      wrong("taskDelete", "task not belong to bizTag"),
    );
    expect(await todos.get(taskId)).toMatchObject({ done: false });
  });

  test("a source id is used once by an application for a creator, also after a deletion", async () => {
    const given = await givenTodos();
    const bob = await given.organisation.person("Bob");
    const { id } = await given.todos.create({ sourceId: "order-1" });
    const exists = wrong("taskCreate", "task exist");

    await expect(given.todos.create({ sourceId: "order-1" })).rejects.toMatchObject(exists);
    await given.todos.remove(id);
    await expect(given.todos.create({ sourceId: "order-1" })).rejects.toMatchObject(exists);

    const other = todosOf(await (await anotherApplication(world, given)).token(given.alice, ...all));
    expect(await other.create({ sourceId: "order-1" })).toMatchObject({ sourceId: "order-1" });
    expect(await (await given.as(bob)).create({ sourceId: "order-1" })).toMatchObject({
      sourceId: "order-1",
    });
    expect(await given.todos.count()).toEqual({ result: 1 });
  });

  test("an application itself, approved for everybody's, reaches those of its organisation alone", async () => {
    const given = await givenTodos();
    const { alice, organisation, todos } = given;
    const bob = await organisation.person("Bob");
    const stranger = await (await world.organisation()).person("Stranger");
    const own = todosOf(await given.appToken());

    const made = await own.create({ creatorId: bob.unionId, executorIds: [bob.unionId] }, alice.unionId);
    expect(made).toMatchObject({ creatorId: bob.unionId, executorIds: [bob.unionId] });
    expect(await own.list({}, bob.unionId)).toMatchObject({ totalCount: 1 });
    expect(await own.count({}, alice.unionId)).toEqual({ result: 0 });
    const notFound = { statusCode: 404, code: "invalidParameter.user.notFound" };
    for (const unionId of [stranger.unionId, "nobody", "me"])
      await expect(own.list({}, unionId)).rejects.toMatchObject(notFound);
    for (const unionId of [bob.unionId, stranger.unionId])
      await expect(todos.list({}, unionId)).rejects.toMatchObject(notFound);
    expect(await todos.list({}, alice.unionId)).toMatchObject({ totalCount: 0 });
  });

  test("a delegated token creates in nobody else's name", async () => {
    const { organisation, todos } = await givenTodos();
    const bob = await organisation.person("Bob");

    await expect(todos.create({ creatorId: bob.unionId })).rejects.toMatchObject(
      wrong("taskCreate", "参数 creatorId.0 找不到该用户"),
    );
    await expect(todos.create({ operatorId: bob.unionId })).rejects.toMatchObject(
      wrong("taskCreate", "参数 operatorId.0 找不到该用户"),
    );
  });

  test("an application's own token is of the wrong kind for a personal to-do", async () => {
    const { appToken } = await givenTodos();

    await expect(todosOf(await appToken()).personal({ subject: "x" })).rejects.toMatchObject({
      statusCode: 400,
      code: "todo.taskCreate.tokenTypeError",
      data: expect.objectContaining({ message: "token type is not match" }),
    });
  });
});

describe("what is wrong with a request is said by the words of the official documents, or by the place", () => {
  const people = (count: number) => Array.from({ length: count }, (_, index) => `union${index}`);
  const bytes = (count: number) => "字".repeat(Math.floor(count / 3)) + "x".repeat(count % 3);

  test.each<[string, object]>([
    ["subject is oversize", { subject: bytes(1025) }],
    ["description is oversize", { description: bytes(4097) }],
    ["executors is oversize", { executorIds: people(101) }],
    ["participants is oversize", { participantIds: people(101) }],
    ["dueTime is invalid", { dueTime: -1 }],
    ["dueTime is invalid", { dueTime: 1_703_750_708 }],
    ["dueTime is invalid", { dueTime: 1.5e300 }],
    ["参数 subject 不能为空", { subject: "" }],
    ["参数 subject 必须是文本", { subject: 7 }],
    ["参数 subject 含有无法保存的字符", { subject: "a\u0000b" }],
    ["参数 dueTime 必须是毫秒时间戳", { dueTime: "tomorrow" }],
    ["参数 executorIds.1 找不到该用户", { executorIds: ["me", "nobody"] }],
    ["参数 participantIds.0 找不到该用户", { participantIds: ["nobody"] }],
    ["参数 reminderTimeStamp 必须是将来的毫秒时间戳", { reminderTimeStamp: 1_600_000_000_000 }],
  ])("a personal to-do: %s", async (message, asked) => {
    const { todos } = await shared;

    await expect(todos.personal({ subject: "Buy milk", ...asked })).rejects.toMatchObject(
      wrong("taskCreate", message),
    );
  });

  test.each<[string, object]>([
    ["subject is oversize", { subject: bytes(1025) }],
    ["description is oversize", { description: bytes(4097) }],
    ["executors is oversize", { executorIds: people(1001) }],
    ["参数 detailUrl 需要 appUrl 或 pcUrl", { detailUrl: {} }],
    ["参数 detailUrl.pcUrl 必须是 http(s) 地址", { detailUrl: { pcUrl: "javascript:alert(1)" } }],
    ["参数 detailUrl 必须是对象", { detailUrl: undefined }],
    ["参数 priority 只能是 10、20、30 或 40", { priority: 11 }],
    ["参数 todoType 只能是 TODO 或 READ", { todoType: "todo" }],
    ["参数 actionList.0.actionType 只能是 1 或 2", { actionList: [{ title: "x", actionType: 3 }] }],
  ])("a work to-do: %s", async (message, asked) => {
    const { todos } = await shared;

    await expect(todos.create(asked)).rejects.toMatchObject(wrong("taskCreate", message));
  });

  test("exactly as large as it may be is taken", async () => {
    const { todos } = await shared;

    const { taskId } = await todos.personal({ subject: bytes(1024), description: bytes(4096) });

    expect(await todos.get(taskId)).toMatchObject({ subject: bytes(1024), description: bytes(4096) });
  });

  test("a change, a state and a deletion", async () => {
    const { todos, alice, organisation } = await shared;
    const bob = await organisation.person("Bob");
    const { id } = await todos.create({ executorIds: [alice.unionId] });

    await expect(todos.update(id, { subject: bytes(1025) })).rejects.toMatchObject(
      wrong("taskUpdate", "subject is oversize"),
    );
    await expect(todos.update(id, { executorIds: ["nobody"] })).rejects.toMatchObject(
      wrong("taskUpdate", "参数 executorIds.0 找不到该用户"),
    );
    await expect(todos.status(id, [{ id: bob.unionId, isDone: true }])).rejects.toMatchObject(
      wrong("taskExecutorStatusUpdate", "参数 executorStatusList 含有不是此待办执行者的人"),
    );
    await expect(todos.status(id, [])).rejects.toMatchObject(
      wrong("taskExecutorStatusUpdate", "参数 executorStatusList 不能为空"),
    );
    for (const unknown of ["tod_AAAAAAAAAAAAAAAA", "task123abc"]) {
      await expect(todos.update(unknown, { done: true })).rejects.toMatchObject(
        wrong("taskUpdate", "task not exist"),
      );
      await expect(todos.status(unknown, [{ id: bob.unionId, isDone: true }])).rejects.toMatchObject(
        wrong("taskExecutorStatusUpdate", "task not exist"),
      );
      await expect(todos.remove(unknown)).rejects.toMatchObject(wrong("taskDelete", "task not exist"));
      await expect(todos.get(unknown)).rejects.toMatchObject(wrong("taskQuery", "task not exist"));
    }
  });

  test.each<[string, object]>([
    ["nextToken is invalid", { nextToken: "15" }],
    ["参数 isDone 必须是布尔值", { isDone: "yes" }],
    ["参数 roleTypes.0.0 只能是 executor、creator 或 participant", { roleTypes: [["owner"]] }],
  ])("a list: %s", async (message, asked) => {
    const { todos } = await shared;

    await expect(todos.work(asked)).rejects.toMatchObject(wrong("orgTaskQuery", message));
    await expect(todos.list(asked)).rejects.toMatchObject(wrong("taskQuery", message));
  });

  test("a token of a list in another order", async () => {
    const { todos } = await givenTodos();
    for (let made = 0; made < 51; made += 1) await todos.personal({ subject: `${made}` });
    const { nextToken } = await todos.list();

    await expect(todos.list({ nextToken, orderBy: "dueTime" })).rejects.toMatchObject(
      wrong("taskQuery", "nextToken is invalid"),
    );
    expect(await todos.list({ nextToken })).toMatchObject({ totalCount: 51, todoCards: [{ subject: "0" }] });
  });

  test("who creates more in a minute than anybody could read waits", async () => {
    const { todos } = await givenTodos();
    for (let made = 0; made < 200; made += 1) await todos.personal({ subject: `${made}` });

    await expect(todos.personal({ subject: "one more" })).rejects.toMatchObject({
      statusCode: 400,
      code: "todo.taskCreate.flowControlError",
      data: { message: "flowControl because of executorId" },
    });
  });
});

describe("a list", () => {
  const roleQuestions: [roleTypes: string[][], subjects: string[]][] = [
    [[], ["mine", "for bob", "seen"]],
    [[["creator"]], ["mine", "for bob"]],
    [[["executor"]], ["mine"]],
    [[["participant"]], ["seen"]],
    [[["creator", "executor"]], ["mine"]],
    [
      [["participant"], ["executor"]],
      ["mine", "seen"],
    ],
    [[["participant", "executor"]], []],
  ];

  test("holds those where the person has all roles of one group", async () => {
    const given = await givenTodos();
    const { alice, todos } = given;
    const bob = await given.organisation.person("Bob");
    await todos.create({ subject: "mine", executorIds: [alice.unionId] });
    await todos.create({ subject: "for bob", executorIds: [bob.unionId] });
    await (await given.as(bob)).create({ subject: "seen", participantIds: [alice.unionId] });

    for (const [roleTypes, subjects] of roleQuestions) {
      const { todoCards } = await todos.work({ roleTypes });
      expect(
        todoCards.map(({ subject }: { subject: string }) => subject).sort(),
        JSON.stringify(roleTypes),
      ).toEqual(subjects.toSorted());
      expect(await todos.count({ roleTypes })).toEqual({ result: subjects.length });
    }
  });

  test("shows what only those who are to do it are to see to them alone", async () => {
    const given = await givenTodos();
    const bob = await given.organisation.person("Bob");
    await given.todos.create({ executorIds: [bob.unionId], isOnlyShowExecutor: true });

    expect(await given.todos.count()).toEqual({ result: 0 });
    expect(await (await given.as(bob)).count()).toEqual({ result: 1 });
  });

  test("is narrowed by when things are due and ordered as asked, what is due at no time last", async () => {
    const { todos } = await givenTodos();
    const due = [1_900_000_000_000, undefined, 1_800_000_000_000, 1_850_000_000_000];
    for (const [index, dueTime] of due.entries()) await todos.create({ subject: `${index}`, dueTime });
    const subjects = async (asked: object) =>
      (await todos.list(asked)).todoCards.map(({ subject }: { subject: string }) => subject).join("");

    expect(await subjects({})).toBe("3210");
    expect(await subjects({ orderBy: "createdTime", orderDirection: "asc" })).toBe("0123");
    expect(await subjects({ orderBy: "dueTime", orderDirection: "asc" })).toBe("2301");
    expect(await subjects({ orderBy: "dueTime", orderDirection: "desc" })).toBe("0321");
    const between = { fromDueTime: 1_800_000_000_001, toDueTime: 1_900_000_000_000 };
    expect(await subjects(between)).toBe("30");
    expect(await todos.count(between)).toEqual({ result: 2 });
    expect(await subjects({ category: "personal" })).toBe("");
  });

  test("is paged without a gap or a repetition while others come and go", async () => {
    const { todos } = await givenTodos();
    for (let made = 0; made < 120; made += 1) await todos.create({ subject: `${made}` });
    const seen: string[] = [];
    let nextToken: string | undefined;
    do {
      const page = await todos.work({ nextToken });
      expect(page.todoCards.length).toBeLessThanOrEqual(50);
      seen.push(...page.todoCards.map(({ subject }: { subject: string }) => subject));
      nextToken = page.nextToken;
      await todos.create({ subject: "new" });
      await todos.remove(page.todoCards[0].taskId);
    } while (nextToken !== undefined);

    expect(seen).toEqual(Array.from({ length: 120 }, (_, index) => `${119 - index}`));
  });

  test("holds what was finished for 180 days", async () => {
    const given = await givenTodos();
    const { id } = await given.todos.create({});
    await given.todos.create({ subject: "open" });
    await given.todos.update(id, { done: true });
    const later = async (days: number) => {
      await world.later(`${days} days`);
      const own = todosOf(await given.appToken());
      return own.count({}, given.alice.unionId);
    };

    expect(await later(179)).toEqual({ result: 2 });
    expect(await later(2)).toEqual({ result: 1 });
  });
});

test("two that finish at once both have finished", async () => {
  const given = await givenTodos();
  const bob = await given.organisation.person("Bob");
  const bobs = await given.as(bob);
  for (let round = 0; round < 5; round += 1) {
    const { id } = await given.todos.create({ executorIds: [given.alice.unionId, bob.unionId] });

    await Promise.all([
      given.todos.status(id, [{ id: given.alice.unionId, isDone: true }]),
      bobs.status(id, [{ id: bob.unionId, isDone: true }]),
    ]);

    expect(await given.todos.get(id)).toMatchObject({ done: true });
  }
});

describe("what a change kept", () => {
  interface Kept {
    action: string;
    title: string;
    before: object | null;
    version: number;
    application_id: string | null;
  }

  async function changesOf(taskId: string): Promise<Kept[]> {
    const { rows } = await sql<Kept>`
      select action, title, before, version, application_id from resource_change
       where resource_id = ${taskId} order by version`.execute(world.ctx.db);
    return rows;
  }

  const personOf = (organisation: Organisation, { id }: Member): PersonPrincipal => ({
    kind: "person",
    id: idSchema("usr").parse(id),
    organisationId: organisation.id,
    name: "",
    locale: "en",
    roles: ["member"],
    csrfToken: "",
  });

  test("names the application, and puts the to-do back, with everybody's part", async () => {
    const { todos, alice, organisation, assistant, as } = await givenTodos();
    const bob = await organisation.person("Bob");
    const { id } = await todos.create({ subject: "First", executorIds: [alice.unionId, bob.unionId] });
    await (await as(bob)).update(id, { done: true });
    const { modifiedTime: _, requestId: __, modifierId: ___, ...before } = await todos.get(id);
    await todos.update(id, { subject: "Second", executorIds: [alice.unionId], done: true });
    await todos.remove(id);

    const changes = await changesOf(id);
    expect(changes.map(({ action, title, version }) => [action, title, version])).toEqual([
      ["created", "First", 1],
      ["changed", "First", 2],
      ["changed", "Second", 3],
      ["deleted", "Second", 4],
    ]);
    expect(new Set(changes.map((change) => change.application_id))).toEqual(
      new Set([assistant.applicationId]),
    );
    const ctx = within(world.ctx, organisation.id);
    const person = personOf(organisation, alice);
    const of = { id: idSchema("tod").parse(id), ownerId: person.id };
    const stale = { before: changes[2]?.before, version: 3 };
    await expect(restoreTodo(ctx, person, of, stale)).rejects.toMatchObject({ code: "changed_meanwhile" });
    await restoreTodo(ctx, person, of, { before: changes[3]?.before, version: 4 });
    expect(await todos.get(id)).toMatchObject({ subject: "Second", done: true });

    await restoreTodo(ctx, person, of, { before: changes[2]?.before, version: 5 });

    expect(await todos.get(id)).toMatchObject(before);
    expect(await (await as(bob)).count({ isDone: true })).toEqual({ result: 1 });
  });

  test("is nobody's to put back who had nothing to do with it", async () => {
    const { todos, builder, organisation } = await givenTodos();
    const { taskId } = await todos.personal({ subject: "Mine" });
    await todos.update(taskId, { subject: "Still mine" });
    const person = personOf(organisation, builder);
    const of = { id: idSchema("tod").parse(taskId), ownerId: person.id };
    const kept = { before: (await changesOf(taskId))[1]?.before, version: 2 };

    await expect(restoreTodo(within(world.ctx, organisation.id), person, of, kept)).rejects.toMatchObject({
      code: "not_found",
    });
    expect(await todos.get(taskId)).toMatchObject({ subject: "Still mine" });
  });
});

test("a call asks the database as often for one person or to-do as for many", async () => {
  const { todos, alice, organisation } = await givenTodos();
  const team: string[] = [];
  for (const name of ["Bob", "Carol", "Dan", "Eve"]) team.push((await organisation.person(name)).unionId);
  const asked = async (work: () => Promise<unknown>) => {
    await sleep(1_000);
    world.statements();
    await work();
    return world.statements().filter((text) => !text.includes("set last_used_at")).length;
  };
  const { id: small } = await todos.create({ executorIds: [team[0]] });
  const { id: large } = await todos.create({ executorIds: team, participantIds: [alice.unionId] });

  const one = await asked(() => todos.create({ executorIds: [team[0]] }));
  expect(await asked(() => todos.create({ executorIds: team, participantIds: team }))).toBe(one);
  const change = await asked(() => todos.update(small, { executorIds: [team[1]] }));
  expect(await asked(() => todos.update(large, { executorIds: team.toReversed() }))).toBe(change);
  expect(await asked(() => todos.get(small))).toBe(2);
  expect(await asked(() => todos.get(large))).toBe(2);
  expect(await asked(() => todos.work())).toBe(2);
  expect(await asked(() => todos.count())).toBe(2);
  expect({ one, change }).toEqual({ one: 7, change: 7 });
});
