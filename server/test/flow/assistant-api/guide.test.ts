import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { startWorld } from "../../world/world.ts";
import { givenProgram } from "./programs.ts";

const world = await startWorld();
const run = promisify(execFile);

test.each(["programs.md", "zh/programs.md"])("what docs/%s has for the shell is answered", async (page) => {
  const { assistant, builder } = await givenProgram(world);
  const guide = readFileSync(resolve(import.meta.dirname, "../../../../docs", page), "utf8");
  const [, script = ""] = /^```sh\n([\s\S]*?)^```$/m.exec(guide) ?? [];
  const own = script.replace(/^BEHALF=.*$/m, "");
  expect(own.length).toBeLessThan(script.length);

  const { stdout } = await run("sh", ["-c", own], {
    env: {
      ...process.env,
      BEHALF: world.url,
      CLIENT_ID: assistant.clientId,
      CLIENT_SECRET: assistant.clientSecret,
      ASSISTANT: assistant.id,
    },
  });

  const answer = JSON.parse(stdout);
  expect(answer).toMatchObject({ status: "requires_action", object: "response" });
  const { runId } = answer.metadata;
  expect((await builder.allows(await builder.waitsFor({ id: runId }))).status).toBe("completed");
});
