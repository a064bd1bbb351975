import { expect, test } from "vitest";
import { request } from "../../world/session.ts";
import { startWorld } from "../../world/world.ts";
import { givenProgram } from "./programs.ts";

const world = await startWorld();

test("metadata that is nested too deeply to be kept is refused", async () => {
  const { api, appToken, assistant } = await givenProgram(world);
  const threadId = String((await api.createAssistantThread(appToken)).id);
  const deep = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
  const bodies = {
    threads: "{",
    [`threads/${threadId}/messages`]: '{"role":"user","content":"x",',
    [`threads/${threadId}/runs`]: `{"assistantId":"${assistant.id}",`,
    [`${assistant.id}/compatible-mode/responses`]: '{"input":"x",',
  };
  for (const [path, begin] of Object.entries(bodies)) {
    const headers = { "x-acs-dingtalk-access-token": appToken };
    const body = `${begin}"metadata":{"a":${deep}}}`;
    const refused = { status: 400, body: { code: "invalidParameter" } };
    expect(await request(world.url, "POST", `/v1.0/assistant/${path}`, body, headers), path).toMatchObject(
      refused,
    );
  }
});
