import { describe, expect, test } from "vitest";
import { givenAssistantWithSkill } from "../world/given.ts";
import { answerOf } from "../world/member.ts";
import { putTodo, weather } from "../world/skill-file.ts";
import { startWorld } from "../world/world.ts";

const world = await startWorld();
const json = (body: unknown, status = 200) => Response.json(body, { status });
const bodied = (body: string | Uint8Array<ArrayBuffer>, type: string, status = 200) =>
  new Response(body, { status, headers: { "content-type": type } });
const given = () => givenAssistantWithSkill(world, { operations: [weather, putTodo] });

/** What is told of an answer to a read, and what of one to a write that was confirmed. */
async function told(said: Response, text: string): Promise<string> {
  const { alice, assistant, skill } = await given();
  skill.answersWith(async () => said.clone());
  const run = await alice.says(assistant, text);
  return answerOf(run.status === "requires_action" ? await alice.confirms(run) : run);
}
const afterRead = (said: Response) => told(said, "Show the weather");
const afterWrite = (said: Response) => told(said, "add a to-do: buy milk");

describe("an answer is told as it was meant,", () => {
  const reads: [said: Response, told: string][] = [
    [json({ code: 500, msg: "余额不足，查询失败", data: null }), "did not succeed: 余额不足，查询失败"],
    [json({ status: "error", message: "no such city" }), "did not succeed: no such city"],
    [json({ success: true, message: "Sunny all day", data: null }), "Sunny all day"],
    [json([]), "The list is empty."],
    [bodied("<p>3 left</p>", "text/html"), "3 left"],
    [bodied('data: {"left":3}\n\n', "text/event-stream"), "The left is 3."],
    [bodied(new Uint8Array([0x22, 0xc7, 0xe7, 0x22]), "application/json; charset=gbk"), "晴"],
    [bodied(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0]), "image/png"), "of the type image/png"],
    [
      json({ detail: [{ loc: ["query", "city"], msg: "field required" }] }, 422),
      "(HTTP 422): query.city: field required",
    ],
    [bodied("city missing", "text/plain", 400), "(HTTP 400): city missing"],
    [new Response(null, { status: 308, headers: { location: "/weather/" } }), "one slash is missing"],
  ];
  test.each(reads)("after a read: %#", async (said, expected) => {
    expect(await afterRead(said)).toContain(expected);
  });

  const writes: [said: Response, told: string][] = [
    [new Response(null, { status: 204 }), "“Add a to-do” is done (title: buy milk)."],
    [new Response(null, { status: 201 }), "is done (title: buy milk)."],
    [json({ code: 200, msg: "已加入清单", data: null }), "is done (title: buy milk). 已加入清单"],
    [json({ code: 1, msg: "名额只剩 3 个", data: null }), "is done (title: buy milk). 名额只剩 3 个"],
    [json({ code: "A0400", message: "清单已满", data: {} }), "did not succeed: 清单已满"],
  ];
  test.each(writes)("after a write: %#", async (said, expected) => {
    expect(await afterWrite(said)).toContain(expected);
  });

  test("and what was edited on the card is what is said to have been sent", async () => {
    const { alice, assistant, skill } = await given();
    skill.answersWith(async () => new Response(null, { status: 204 }));
    const run = await alice.says(assistant, "add a to-do: buy milk");
    const text = answerOf(await alice.confirms(run, { arguments: { title: "buy bread" } }));
    expect(text).toContain("is done (title: buy bread).");
  });
});

test("the step, the trace and what is told agree on a failure that came under a 200", async () => {
  const { alice, assistant, skill } = await given();
  skill.answersWith(async () => json({ errcode: 40013, errmsg: "no such city" }));
  const run = await alice.says(assistant, "Show the weather");
  expect(run.steps.find(({ kind }) => kind === "call")).toMatchObject({ outcome: "failed" });
  const { body } = await alice.send("GET", `/api/runs/${run.id}/calls`);
  expect(body).toMatchObject({
    calls: [{ outcome: "failed", error: "no such city", response: { status: { code: 200 } } }],
  });
});
