// The whole story on a real platform of its own: ask, allow, the answer; ask again, no card. Exits non-zero when it fails.
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { removePostgres } from "../../server/src/platform/postgres/index.ts";

const password = "a-password-for-the-story";
const data = await mkdtemp(join(tmpdir(), "behalf-story-"));
const { url, platform } = await startPlatform();
try {
  await tellStory();
  process.stdout.write("show-my-phone: the story holds\n");
} finally {
  platform.kill("SIGTERM");
  await new Promise((resolve) => platform.once("exit", resolve));
  await removePostgres(data);
  await rm(data, { recursive: true, force: true });
}

async function tellStory(): Promise<void> {
  const member = await signIn("member");
  const { assistants } = await member("GET", "/api/assistants");
  const { conversation } = await member("POST", `/api/assistants/${assistants[0].id}/conversations`, {});

  const asked = await member.says(conversation.id, "What is my phone number?");
  check(asked.status === "requires_action", `the person is asked, but the run is ${asked.status}`);
  const codes = asked.requiredAction.consent.scopes.map(({ code }: { code: string }) => code);
  check(
    codes.join() === "Contact.User.Read,Contact.User.mobile",
    `the card names both permissions, not ${codes}`,
  );

  const answer = { consentId: asked.requiredAction.consent.id, decision: "allow", duration: "30d" };
  await member("POST", `/api/runs/${asked.id}/consent`, answer);
  const answered = await member.settled(asked.id);
  check(
    answered.message.text.includes("13800000000"),
    `the answer shows the number, got: ${answered.message.text}`,
  );

  const again = await member.says(conversation.id, "我的手机号是多少？");
  check(again.status === "completed", `nobody is asked twice, but the run is ${again.status}`);
  check(
    again.message.text.includes("13800000000"),
    `the answer shows the number again, got: ${again.message.text}`,
  );
}

async function startPlatform(): Promise<{ url: string; platform: ChildProcess }> {
  const env = { ...process.env, DEMO_PASSWORD: password };
  const platform = spawn(process.execPath, ["scripts/start.js", "--port", "0", "--data", data], {
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const url = await new Promise<string>((resolve, reject) => {
    platform.stdout?.on("data", (chunk: Buffer) => {
      const ready = /behalf ready (\S+)/.exec(chunk.toString())?.[1];
      if (ready !== undefined) resolve(ready);
    });
    platform.once("exit", (code) => reject(new Error(`the platform did not start (${code})`)));
  });
  return { url, platform };
}

async function signIn(account: string) {
  const begun = await fetch(`${url}/api/session`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ account, password }),
  });
  const cookie = begun.headers.get("set-cookie")?.split(";")[0] ?? "";
  const { csrfToken } = await json(begun);

  async function call(method: string, path: string, body?: unknown) {
    const answer = await fetch(url + path, {
      method,
      headers: {
        cookie,
        "x-csrf-token": csrfToken,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    check(answer.ok, `${method} ${path} answered ${answer.status}`);
    return json(answer);
  }

  async function settled(runId: string) {
    for (let round = 0; round < 200; round += 1) {
      const { run } = await call("GET", `/api/runs/${runId}`);
      if (run.status !== "queued" && run.status !== "in_progress") return run;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`${runId} did not settle`);
  }

  async function says(conversationId: string, text: string) {
    const { run } = await call("POST", `/api/conversations/${conversationId}/messages`, { text });
    return settled(run.id);
  }

  return Object.assign(call, { says, settled });
}

// biome-ignore lint/suspicious/noExplicitAny: the story checks what it reads by using it.
function json(answer: Response): Promise<any> {
  return answer.json() as Promise<unknown>;
}

function check(holds: boolean, sentence: string): void {
  if (!holds) throw new Error(sentence);
}
