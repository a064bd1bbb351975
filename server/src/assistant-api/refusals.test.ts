import { expect, test } from "vitest";
import { v1Errors } from "../oauth/index.ts";
import { refused } from "./refusals.ts";

test("a refusal is told with status 500, by the wire format, and is none of ours to the log", () => {
  const error = refused("thread.not.exist", "thread_message_x");

  expect(v1Errors.tell(error, "id")).toMatchObject({
    status: 500,
    body: { code: "thread.not.exist", message: "会话不存在" },
  });
  expect(error.status).toBeLessThan(500);
});
