// What people's frameworks answer under a status of error, and the line that is told of it.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readAnswer } from "./answer.ts";

const bodies: [of: string, status: number, type: string, body: string, told: string][] = readFileSync(
  new URL("error-bodies.fixture.jsonl", import.meta.url),
  "utf8",
)
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line));

test.each(bodies)("%s, %i, %s", (_of, status, type, body, told) => {
  const answer = {
    kind: "answer",
    status,
    statusText: "",
    headers: type === "" ? [] : [["content-type", type] satisfies [string, string]],
    body: Buffer.from(body),
    ms: 1,
  } as const;
  const asked = { method: "POST", carriesCode: false, url: "https://skill.example/n" };
  expect(readAnswer(answer, asked)).toMatchObject({
    outcome: "failed",
    reason: {
      en: `The skill answered with an error (HTTP ${status})${told === "" ? "." : `: ${told}`}`,
      zh: `技能返回了错误（HTTP ${status}）${told === "" ? "。" : `：${told}`}`,
    },
  });
});

test("the place in a list is told whatever its number is", () => {
  const body = '{"detail":[{"loc":["body",12345678901234567890],"msg":"is not known"}]}';
  const asked = { method: "GET", carriesCode: false, url: "https://skill.example/n" };
  const headers: [string, string][] = [["content-type", "application/json"]];
  expect(
    readAnswer(
      { kind: "answer", status: 422, statusText: "", headers, body: Buffer.from(body), ms: 1 },
      asked,
    ),
  ).toMatchObject({
    reason: {
      en: "The skill answered with an error (HTTP 422): body.12345678901234567890: is not known",
    },
  });
});

test("a secret that is whole only once the pieces are joined is masked, in an answer and in an error", () => {
  const masked = (text: string) => text.replaceAll("hunter2secret", "••••");
  const asked = { method: "GET", carriesCode: false, url: "https://skill.example/n" };
  const said = (status: number, type: string, body: string) =>
    JSON.stringify(
      readAnswer(
        {
          kind: "answer",
          status,
          statusText: "",
          headers: [["content-type", type]],
          body: Buffer.from(body),
          ms: 1,
        },
        asked,
        masked,
      ),
    );
  for (const status of [200, 500]) {
    for (const [type, body] of [
      ["text/html", "<p>it is hunter2<b></b>secret</p>"],
      ["text/event-stream", "data: it\n\ndata:  is hunter2\n\ndata: secret\n\n"],
    ] as const)
      expect(said(status, type, body)).toMatch(/it is ••••/);
  }
});
