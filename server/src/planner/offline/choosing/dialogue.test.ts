import { describe, expect, test } from "vitest";
import { newId } from "../../../platform/ids.ts";
import { inputOf, io, operation, parameter, question, replies, says } from "../../planner.fixture.ts";
import type { EarlierTurn, PlannerInput, PlannerOperation } from "../../planner.ts";
import { offlinePlanner } from "../planner.ts";

/** A desk that tells of oneself, forecasts, bookings of boats, and a list of errands. */
const phone = operation({
  operationId: "getMyPhone",
  summary: "查询本人手机号 / My phone number",
  description: "查询提问者本人的手机号。Looks up the asking person's own phone number.",
});
const tides = operation({
  skillId: "skl_tides",
  operationId: "getTide",
  summary: "查询潮汐 / Tide forecast",
  description: "某个港口某一天的潮汐。The tide in a harbour city on a day.",
  examples: [
    { input: "青岛明天的潮汐", output: { city: "青岛" } },
    { input: "tide forecast for Dublin tomorrow", output: { city: "Dublin" } },
  ],
  parameters: [
    parameter("city", "城市 city", { required: true }),
    parameter("day", "哪一天 day", { entity: { category: "time", format: "strftime:yyyy-MM-dd" } }),
  ],
});
const listBoats = operation({
  skillId: "skl_boats",
  operationId: "listBoats",
  summary: "查找小船 / Find boats",
  description: "有哪些小船空着。Which boats are free.",
  parameters: [parameter("seats", "座位数 number of people", { schema: { type: "integer" } })],
});
const reserveBoat = operation({
  skillId: "skl_boats",
  operationId: "reserveBoat",
  summary: "预订小船 / Reserve a boat",
  description: "Reserves a boat. 预订一条小船。",
  parameters: [
    parameter("boat", "小船的名称 name of the boat", { required: true }),
    parameter("kind", "种类 kind: row 划桨, sail 帆船", {
      schema: { type: "string", enum: ["row", "sail"] },
    }),
  ],
});
const cancelReservation = operation({
  skillId: "skl_boats",
  operationId: "cancelReservation",
  summary: "取消小船预订 / Cancel a boat reservation",
  description: "Gives up a reservation of a boat.",
  parameters: [parameter("reservationId", "预订号，例如 R-1 number of the reservation", { required: true })],
});
const operations = [phone, tides, listBoats, reserveBoat, cancelReservation];

const next = (said: string, given: Partial<PlannerInput> = {}) =>
  offlinePlanner().nextStep(inputOf([says(said)], { operations, ...given }), io);

/** A turn that called this, and what it was answered. */
const turn = (
  { skillId, operationId }: PlannerOperation,
  args: Record<string, unknown>,
  outcome: Partial<EarlierTurn["calls"][number]> = {},
): EarlierTurn => ({
  request: "…",
  calls: [
    {
      callId: "cal_before",
      skillId,
      operationId,
      arguments: args,
      outcome: "answered",
      result: {},
      display: "auto",
      ownWords: true,
      ...outcome,
    } as EarlierTurn["calls"][number],
  ],
});

/** What is called, by operation and values; else what is said. */
async function comesOf(said: string, given: Partial<PlannerInput> = {}): Promise<string> {
  const step = await next(said, given);
  if (step.kind !== "calls") return step.kind;
  return step.calls.map((call) => `${call.operationId} ${JSON.stringify(call.arguments)}`).join(" + ");
}

describe("what the words speak against is not called", () => {
  test.each([
    "don't look up my phone number",
    "please do not tell me my phone number",
    "不要再查我的手机号了",
    "别查我的手机号",
    "撤销我的手机号授权",
    "revoke my phone number",
    "what is Bob's phone number?",
    "what's her phone number?",
    "张伟的手机号是多少？",
    "李娜有手机号吗，查询一下手机号",
    "我老板的手机号是多少",
  ])("%s", async (said) => {
    expect(await comesOf(said)).toBe("answer");
  });

  test("whose data it would be is said", async () => {
    expect(await next("what is Bob's phone number?")).toMatchObject({
      text: "“My phone number” is only about yourself: I can't use it for Bob.",
    });
    expect(await next("张伟的手机号是多少？")).toMatchObject({
      text: "“查询本人手机号”只能用于你本人，不能用于张伟。",
    });
  });

  test.each(["what is my phone number?", "我的手机号是多少？", "look up my phone number please"])(
    "one's own is looked up: %s",
    async (said) => {
      expect(await comesOf(said)).toBe("getMyPhone {}");
    },
  );

  test.each(["and what's mine?", "那查一下我自己的"])("and after somebody else's: %s", async (said) => {
    const transcript = [says("what is Bob's phone number?"), replies("no"), says(said)];
    const step = await offlinePlanner().nextStep(inputOf(transcript, { operations }), io);
    expect(step).toMatchObject({ kind: "calls", calls: [{ operationId: "getMyPhone" }] });
  });
});

describe("the last operation with another value", () => {
  const earlier = [turn(tides, { city: "Dublin", day: "2024-10-24" })];
  test.each([
    ["and tomorrow?", 'getTide {"day":"2024-10-25","city":"Dublin"}'],
    ["那明天呢？", 'getTide {"day":"2024-10-25","city":"Dublin"}'],
    ["tomorrow", 'getTide {"day":"2024-10-25","city":"Dublin"}'],
    ["no, Berlin", 'getTide {"city":"Berlin","day":"2024-10-24"}'],
    ["不对，是南京", 'getTide {"city":"南京","day":"2024-10-24"}'],
    ["那北京呢？", 'getTide {"city":"北京","day":"2024-10-24"}'],
    ["try it again", 'getTide {"city":"Dublin","day":"2024-10-24"}'],
    ["再查一次", 'getTide {"city":"Dublin","day":"2024-10-24"}'],
  ])("%s", async (said, calls) => {
    const [name, json] = [calls.split(" ")[0], JSON.parse(calls.slice(calls.indexOf(" ")))];
    const step = await next(said, { earlier });
    expect(step).toMatchObject({
      kind: "calls",
      ownWords: true,
      calls: [{ operationId: name, arguments: json }],
    });
  });

  test("values that another planner made are not vouched for", async () => {
    const made = [turn(tides, { city: "Dublin" }, { ownWords: false })];
    expect(await next("and tomorrow?", { earlier: made })).not.toHaveProperty("ownWords");
  });

  test("yes runs what nobody decided on, and nothing else", async () => {
    const left = [turn(reserveBoat, { boat: "Heron" }, { outcome: "left" })];
    expect(await comesOf("yes", { earlier: left })).toBe('reserveBoat {"boat":"Heron"}');
    expect(await comesOf("好的", { earlier: left })).toBe('reserveBoat {"boat":"Heron"}');
    expect(await comesOf("yes", { earlier })).toBe("answer");
    expect(await comesOf("yes")).toBe("answer");
  });

  test.each(["will it be high there?", "水会很高吗？"])(
    "a question about the answer calls nothing: %s",
    async (said) => {
      expect(await comesOf(said, { earlier })).toBe("answer");
    },
  );
});

describe("what is pointed at", () => {
  const boats = { boats: [{ boat: "Heron" }, { boat: "Otter" }] };
  const found = [turn(listBoats, {}, { outcome: "answered", result: boats, display: "auto" })];
  const booked = [
    turn(
      reserveBoat,
      { boat: "Heron" },
      {
        outcome: "answered",
        result: { reservationId: "R-7" },
        display: "auto",
        wrote: true,
      },
    ),
  ];

  test.each([
    ["reserve the second one", "/boats/1/boat"],
    ["订第一条", "/boats/0/boat"],
  ])("is a reference that the platform resolves: %s", async (said, path) => {
    const step = await next(said, { earlier: found });
    expect(step).toMatchObject({
      calls: [{ operationId: "reserveBoat", arguments: { boat: { from: "cal_before", path } } }],
    });
    expect(step).not.toHaveProperty("ownWords");
  });

  test.each(["cancel that reservation", "cancel it", "把这个预订取消掉"])("%s", async (said) => {
    expect(await next(said, { earlier: booked })).toMatchObject({
      calls: [{ operationId: "cancelReservation", arguments: { reservationId: { path: "/reservationId" } } }],
    });
  });

  test("it is what was made, also when something was looked up since", async () => {
    const since = turn(listBoats, {}, { callId: newId("cal"), result: { reservationId: "R-1" } });
    expect(await next("cancel it", { earlier: [...booked, since] })).toMatchObject({
      calls: [{ arguments: { reservationId: { from: "cal_before" } } }],
    });
  });

  test("of several that are alike, none is taken", async () => {
    const named = ["Red Heron", "Red Otter", "Blue Crane"];
    const reservations = named.map((boat, at) => ({ reservationId: `R-${at}`, boat }));
    const earlier = [turn(listBoats, {}, { result: { reservations } })];
    expect(await comesOf("cancel the reservation of the crane", { earlier })).toContain("/reservations/2/");
    expect(await comesOf("cancel the reservation of the red one", { earlier })).not.toContain("path");
  });

  test("nothing is pointed at where nothing was", async () => {
    expect(await comesOf("reserve the second one")).not.toContain("path");
  });
});

describe("an open question", () => {
  const asked = () => question([says("tide forecast")], { operations });
  test.each([
    ["Dublin", 'getTide {"city":"Dublin"}'],
    ["what is my phone number?", "getMyPhone {}"],
    ["never mind", "answer"],
  ])("then %s", async (said, comes) => {
    const pending = await asked();
    const transcript = [says("tide forecast"), replies(pending.text), says(said)];
    const step = await offlinePlanner().nextStep(inputOf(transcript, { operations, pending }), io);
    const told =
      step.kind === "calls"
        ? step.calls.map((it) => `${it.operationId} ${JSON.stringify(it.arguments)}`).join()
        : step.kind;
    expect(told).toBe(comes);
  });
});

describe("several things", () => {
  test.each([
    ["tide forecast for Rome and Oslo", 'getTide {"city":"Rome"} + getTide {"city":"Oslo"}'],
    [
      "上海和广州明天的潮汐是多少",
      'getTide {"city":"上海","day":"2024-10-25"} + getTide {"city":"广州","day":"2024-10-25"}',
    ],
  ])("%s", async (said, comes) => {
    expect(await comesOf(said)).toBe(comes);
  });
});

/** A desk of errands beside books. */
const errand = operation({
  skillId: "skl_errands",
  operationId: "addErrand",
  summary: "新建备忘 / Add an errand",
  description: "记下一件要做的事。Notes an errand.",
  examples: [
    { input: "新建备忘：交水费", output: { what: "交水费" } },
    { input: "add an errand: pay the bill", output: { what: "pay the bill" } },
    { input: "remind me to go to the post office", output: { what: "go to the post office" } },
    { input: "提醒我去邮局", output: { what: "去邮局" } },
  ],
  parameters: [parameter("what", "要做的事 what is to be done", { required: true })],
});
const dropErrand = operation({
  skillId: "skl_errands",
  operationId: "removeErrand",
  summary: "删除备忘 / Remove an errand",
  description: "Removes an errand.",
  parameters: [parameter("errandId", "备忘编号 number of the errand", { required: true })],
});

describe("what is to be noted is kept whole:", () => {
  test.each([
    ["add an errand to buy milk and call mom", "buy milk and call mom"],
    ["add an errand: buy milk and bread", "buy milk and bread"],
    ["新建备忘：买牛奶和面包", "买牛奶和面包"],
    ["remind me to cancel the gym", "cancel the gym"],
    ["提醒我撤销小王的门禁权限", "撤销小王的门禁权限"],
  ])("%s", async (said, what) => {
    const step = await next(said, { operations: [errand, dropErrand] });
    expect(step).toMatchObject({ kind: "calls", calls: [{ operationId: "addErrand", arguments: { what } }] });
  });
});

test.each([
  ["青岛明天有没有潮汐", "青岛明天有潮汐吗"],
  ["能不能预订小船 Gull", "能预订小船 Gull 吗"],
  ["可不可以查一下大连的潮汐", "可以查一下大连的潮汐吗"],
  ["青岛潮汐大不大", "青岛潮汐大吗"],
])("%s is asked as %s is", async (either, plain) => {
  const meant = async (said: string) => {
    const step = await next(said);
    return step.kind === "calls"
      ? step.calls.map(({ operationId, arguments: args }) => [operationId, args])
      : step.kind;
  };
  expect(await meant(either)).toEqual(await meant(plain));
  expect(await meant(either)).not.toBe("answer");
});

test.each([
  ["给张伟预订一条小船", undefined],
  ["查一下张伟的手机号", "张伟"],
  ["Bob's phone number", "Bob"],
])("%s: whose it would be is said where only one's own is given", async (said, who) => {
  const step = await next(said);
  const text = step.kind === "answer" ? step.text : "";
  if (who === undefined) expect(text).not.toContain("张伟");
  else expect(text).toContain(who);
});

test.each(["我都授权了谁看我的手机号", "what did I allow for my phone number?", "撤销我的手机号授权"])(
  "%s is about permissions: no operation is meant by it",
  async (said) => expect(await comesOf(said)).toBe("answer"),
);

test("what is only asked about is not ticked off", async () => {
  const tickOff = operation({
    operationId: "finishErrand",
    summary: "完成备忘 / Tick off an errand",
    description: "Marks an errand as done.",
    examples: [{ input: "I have done errand E-1", output: { errandId: "E-1" } }],
    parameters: [parameter("errandId", "number of the errand", { required: true })],
  });
  expect(await comesOf("errand E-3 is done", { operations: [tickOff] })).toBe(
    'finishErrand {"errandId":"E-3"}',
  );
  expect(await comesOf("show errand E-3", { operations: [tickOff] })).not.toContain("finishErrand");
});
