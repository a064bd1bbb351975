import { expect, test } from "vitest";
import { z } from "zod";
import { publish } from "../../world/building.ts";
import { refusalOf } from "../../world/official-assistant.ts";
import { read } from "../../world/session.ts";
import { weather } from "../../world/skill-file.ts";
import { startWorld } from "../../world/world.ts";
import { givenProgram, runs } from "./programs.ts";

const world = await startWorld();
const permissions = ["AI.Assistant.Read", "AI.Assistant.Write", runs];

const words = {
  name: "Helper",
  description: "Helps",
  instructions: "Be brief.",
  icon: "@lADPDe7sz",
  welcomeContent: "Hello",
  recommendPrompts: ["What can you do?"],
};

test("an application makes, changes, lists and deletes its assistants in its builder's name", async () => {
  const { api, appToken, builder, assistant } = await givenProgram(world, { permissions });
  const operatorUnionId = builder.unionId;

  const made = await api.createAssistant(appToken, { operatorUnionId, ...words });
  const assistantId = String(made.assistantId);
  expect(made).toEqual({
    ...words,
    assistantId: expect.stringMatching(/^ast_/),
    icon: "",
    createdAt: expect.any(Number),
    model: "built-in",
    unifiedAppId: assistant.applicationId,
    creatorUnionId: builder.unionId,
    fallbackContent: "",
    knowledgeFileNames: [],
    actionNames: [],
    assistantUnionId: assistantId,
  });
  expect(String(made.createdAt)).toMatch(/^\d{10}$/);

  const changed = { operatorUnionId, assistantId, name: "Aide", fallbackContent: "Sorry" };
  expect(await api.updateAssistantBasicInfo(appToken, changed)).toMatchObject({
    name: "Aide",
    description: "Helps",
    fallbackContent: "Sorry",
  });
  const asked = { unionId: builder.unionId, assistantId };
  expect(await api.retrieveAssistantBasicInfo(appToken, asked)).toMatchObject({ name: "Aide" });

  const first = await api.listAssistant(appToken, { unionId: builder.unionId, pageSize: 1 });
  expect(first).toMatchObject({
    hasMore: true,
    nextCursor: 1,
    totalCount: 2,
    list: [{ assistantId: assistant.id }],
  });
  const second = { unionId: builder.unionId, pageSize: 1, cursor: 1 };
  expect(await api.listAssistant(appToken, second)).toMatchObject({
    hasMore: false,
    list: [{ assistantId, name: "Aide", creatorUnionId: builder.unionId }],
  });

  expect(await api.deleteAssistant(appToken, { operatorUnionId, assistantId })).toEqual({ success: true });
  expect(await refusalOf(() => api.retrieveAssistantBasicInfo(appToken, asked))).toEqual({
    code: "assistant.not.exist",
    status: 400,
  });
});

test("words changed through the API are seen at once, unless the draft waits with something else", async () => {
  const { api, appToken, alice, builder, assistant } = await givenProgram(world, { permissions });
  const given = { operatorUnionId: builder.unionId, assistantId: assistant.id };
  const seenBy = async () => {
    const answer = await alice.send("GET", `/api/assistants/${assistant.id}`);
    return read(answer, 200, z.object({ assistant: z.object({ name: z.string() }) })).assistant.name;
  };

  await api.updateAssistantBasicInfo(appToken, { ...given, name: "At once" });
  expect(await seenBy()).toBe("At once");

  await builder.send("PATCH", `/api/assistants/${assistant.id}`, { planning: false });
  await api.updateAssistantBasicInfo(appToken, { ...given, name: "Later" });
  expect(await seenBy()).toBe("At once");
  await builder.send("PATCH", `/api/assistants/${assistant.id}`, { planning: true });
  await publish(builder, assistant);
  expect(await seenBy()).toBe("Later");
});

test("what is published is visible to everybody, and nothing narrower can be said", async () => {
  const { api, appToken, alice, builder, assistant } = await givenProgram(world, { permissions });
  const given = { operatorUnionId: builder.unionId, assistantId: assistant.id };

  const visible = { unionId: alice.unionId, name: "personal" };
  expect(await api.listVisibleAssistant(appToken, visible)).toMatchObject({
    totalCount: 1,
    list: [{ assistantId: assistant.id }],
  });
  const another = { unionId: alice.unionId, name: "another" };
  expect(await api.listVisibleAssistant(appToken, another)).toMatchObject({ totalCount: 0, list: [] });
  expect(await api.retrieveAssistantScope(appToken, { assistantId: assistant.id })).toEqual({
    success: true,
    result: {
      sharing: true,
      assistantId: assistant.id,
      scopes: {
        deptVisibleScopes: [],
        userVisibleScopes: [],
        roleVisibleScopes: [],
        dynamicGroupScopes: [],
        isAdmin: false,
      },
    },
  });
  // Of this operation the client hands on the text.
  expect(await api.updateAssistantScope(appToken, { ...given, sharing: true })).toBe('{"success":true}');
  const narrower = { ...given, scopes: { userVisibleScopes: [alice.unionId] } };
  expect(await refusalOf(() => api.updateAssistantScope(appToken, narrower))).toEqual({
    code: "invalid.parameter",
    status: 400,
  });
});

test("a published operation is listed, and shared for other builders to begin with", async () => {
  const { api, appToken, builder, assistant, organisation } = await givenProgram(world, { permissions });
  const other = await organisation.person("Other", { roles: ["member", "builder"] });
  const Samples = z.object({ samples: z.array(z.object({ title: z.object({ en: z.string() }) })) });
  const titles = async () =>
    read(await other.send("GET", "/api/skills/samples"), 200, Samples).samples.map(({ title }) => title.en);

  const { actionList, corpId } = await api.getAssistantActionInfo(appToken, { assistantId: assistant.id });
  expect(corpId).toBe(organisation.corpId);
  expect(actionList).toEqual([
    {
      actionId: expect.stringMatching(/^AGI-[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/),
      actionVersion: "1",
      actionName: "查看我的手机号 / Show my phone number",
      description: expect.any(String),
      icon: "",
    },
  ]);
  const [{ actionId, actionVersion }] = actionList as [{ actionId: string; actionVersion: string }];
  const operatorUnionId = builder.unionId;
  await api.addToOrgSkillRepository(appToken, { actionId, actionVersion, operatorUnionId });
  await api.addToOrgSkillRepository(appToken, { actionId, actionVersion, operatorUnionId });
  expect(await titles()).toContain("My profile");

  await api.removeFromOrgSkillRepository(appToken, { actionId, operatorUnionId });
  expect(await titles()).not.toContain("My profile");
  for (const wrong of [
    { actionId, actionVersion: "7" },
    { actionId: "AGI-none", actionVersion },
  ])
    expect(
      await refusalOf(() => api.addToOrgSkillRepository(appToken, { ...wrong, operatorUnionId })),
    ).toEqual({
      code: "invalid.parameter",
      status: 400,
    });
});

test("the log tells who asked when, and what was said of the application's own runs alone (T34)", async () => {
  const { api, appToken, alice, assistant } = await givenProgram(world, {
    permissions,
    operations: [weather],
  });
  await alice.says(assistant, "Show the weather");
  await api.assistantResponse(appToken, assistant.id, { input: "Show the weather" });

  const between = { startTime: Date.now() - 60_000, endTime: Date.now() + 60_000 };
  const given = { assistantId: assistant.id, ...between, pageSize: 10, pageNumber: 1 };
  const { success, result } = await api.logList(appToken, given);

  expect(success).toBe(true);
  expect(result).toMatchObject({
    hasMore: false,
    totalCount: 2,
    list: [
      {
        name: "Builder",
        scene: "api",
        input: "Show the weather",
        output: expect.stringMatching(/./),
        result: "completed",
      },
      { name: "Alice", scene: "chat", input: "", output: "", unionId: alice.unionId, userId: alice.id },
    ],
  });
});

test("whoever may not build is refused, and so is another application's assistant", async () => {
  const { api, appToken, alice, builder, assistant } = await givenProgram(world, { permissions });
  const foreign = await givenProgram(world, { permissions });
  const asAlice = { operatorUnionId: alice.unionId };
  const asBuilder = { operatorUnionId: builder.unionId };
  const theirs = { assistantId: foreign.assistant.id };
  const own = { assistantId: assistant.id };

  const refusals = [
    [() => api.createAssistant(appToken, { ...asAlice, ...words }), "create.permission.denied", 500],
    [
      () => api.createAssistant(appToken, { operatorUnionId: "nobody", ...words }),
      "create.permission.denied",
      500,
    ],
    [
      () => api.updateAssistantBasicInfo(appToken, { ...asAlice, ...own, name: "x" }),
      "create.permission.denied",
      500,
    ],
    [() => api.deleteAssistant(appToken, { ...asAlice, ...own }), "privatedelete.permission.denied", 500],
    [
      () => api.updateAssistantBasicInfo(appToken, { ...asBuilder, ...theirs, name: "x" }),
      "assistant.not.exist",
      400,
    ],
    [() => api.deleteAssistant(appToken, { ...asBuilder, ...theirs }), "assistant.not.exist", 400],
    [() => api.retrieveAssistantScope(appToken, theirs), "assistant.not.exist", 400],
    [() => api.getAssistantActionInfo(appToken, theirs), "assistant.not.exist", 400],
    [() => api.logList(appToken, { ...theirs, startTime: 0, endTime: 1 }), "assistant.not.exist", 400],
    [() => api.createAssistant(appToken, { ...asBuilder, ...words, name: "" }), "invalid.parameter", 400],
    [
      () => api.listVisibleAssistant(appToken, { unionId: alice.unionId, pageSize: 21 }),
      "invalid.parameter",
      400,
    ],
    [() => api.listAssistant(appToken, { unionId: "nobody" }), "invalid.parameter", 400],
  ] as const;
  for (const [asked, code, status] of refusals) expect(await refusalOf(asked)).toEqual({ code, status });
});

test("each is refused to an application that no admin approved for it", async () => {
  const { api, appToken, builder, assistant } = await givenProgram(world, { permissions: [runs] });
  const operator = { operatorUnionId: builder.unionId };
  const own = { assistantId: assistant.id };
  const denied = { code: "Forbidden.AccessDenied.AccessTokenPermissionDenied", status: 403 };
  for (const asked of [
    () => api.createAssistant(appToken, { ...operator, ...words }),
    () => api.updateAssistantBasicInfo(appToken, { ...operator, ...own }),
    () => api.deleteAssistant(appToken, { ...operator, ...own }),
    () => api.updateAssistantScope(appToken, { ...operator, ...own }),
    () => api.addToOrgSkillRepository(appToken, { ...operator, actionId: "a", actionVersion: "1" }),
    () => api.removeFromOrgSkillRepository(appToken, { ...operator, actionId: "a" }),
    () => api.retrieveAssistantBasicInfo(appToken, { unionId: builder.unionId, ...own }),
    () => api.listAssistant(appToken, { unionId: builder.unionId }),
    () => api.listVisibleAssistant(appToken, { unionId: builder.unionId }),
    () => api.retrieveAssistantScope(appToken, own),
    () => api.getAssistantActionInfo(appToken, own),
    () => api.logList(appToken, { ...own, startTime: 0, endTime: 1 }),
  ])
    expect(await refusalOf(asked)).toEqual(denied);
});
