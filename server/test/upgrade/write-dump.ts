// `npm run upgrade-dump`: a platform of today, used for a minute, as text. Run it when the schema has changed and landed.
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDatabase } from "../../src/platform/db/database.ts";
import { createLog } from "../../src/platform/log.ts";
import { randomText } from "../../src/platform/secret.ts";
import { redeem } from "../races/attempts.ts";
import { issueCodes } from "../races/codes.ts";
import { phoneQuestion } from "../races/ground.ts";
import { createAssistant } from "../world/building.ts";
import { SkillReply } from "../world/contract.ts";
import { demoAssistant, demoPerson } from "../world/demo.ts";
import { type Assistant, answerOf, cardOf, type Member } from "../world/member.ts";
import { startNode } from "../world/node-process.ts";
import { withPostgres } from "../world/own-postgres.ts";
import { read } from "../world/session.ts";
import { skillFile, weather } from "../world/skill-file.ts";
import { type Kept, migrationHashes, rowsOf, textOf } from "./dump.ts";

const file = join(import.meta.dirname, "dump.txt");

await withPostgres(async (databaseUrl) => {
  const dataDir = await mkdtemp(join(tmpdir(), "behalf-upgrade-"));
  const { db, close } = openDatabase({ url: databaseUrl, log: createLog("silent"), connections: 2 });
  try {
    const secretKey = randomText().reveal();
    const env = { DATABASE_URL: databaseUrl, SECRET_KEY: secretKey };
    const node = await startNode({ dataDir, env });
    const used = await usePlatform(node.url, dataDir, (count) => issueCodes(db, count));
    await node.end("SIGTERM");
    const kept = { madeAt: new Date().toISOString(), secretKey, ...used };
    const text = textOf({ kept, migrations: migrationHashes(), rows: await rowsOf(db) });
    await writeFile(file, text);
    process.stdout.write(`${file}: ${text.length} bytes\n`);
  } finally {
    await close();
    await rm(dataDir, { recursive: true, force: true });
  }
});

/** People, a standing permission, tokens, a run that waits with its card, one that was stopped, one that was denied. */
async function usePlatform(
  url: string,
  dataDir: string,
  issue: (count: number) => Promise<string[]>,
): Promise<Omit<Kept, "madeAt" | "secretKey">> {
  const [member, builder, admin] = [
    await demoPerson(url, "member"),
    await demoPerson(url, "builder"),
    await demoPerson(url, "admin"),
  ];
  const assistant = await demoAssistant(member, dataDir);
  answerOf(await member.allows(await member.says(assistant, phoneQuestion), { duration: "always" }));
  await admin.denies(await admin.says(assistant, phoneQuestion));
  await stop(admin, assistant);
  await givenSecret(builder);
  const waiting = await builder.says(assistant, phoneQuestion);
  const [code = ""] = await issue(1);
  const { body } = await redeem(url, assistant, code);
  return {
    client: JSON.parse(await readFile(join(dataDir, "samples", "show-my-phone.json"), "utf8")),
    accessToken: body.accessToken ?? "",
    refreshToken: body.refreshToken ?? "",
    sessions: { member: await held(member), builder: await held(builder), admin: await held(admin) },
    waiting: { runId: waiting.id, account: "builder", consentId: cardOf(waiting).id },
  };
}

async function stop(person: Member, assistant: Assistant): Promise<void> {
  const run = await person.says(await person.startsConversation(assistant), phoneQuestion);
  const { status } = await person.send("POST", `/api/runs/${run.id}/cancel`);
  if (status >= 300) throw new Error(`stopping answered ${status}`);
}

/** A skill's own key, which comes out again only with the secret key. */
async function givenSecret(builder: Member): Promise<void> {
  const { id } = await createAssistant(builder, { name: "Weather" });
  const document = skillFile({
    title: "Weather",
    server: "https://weather.example.com",
    operations: [weather],
  });
  const authentication = { type: "bearer", token: "key-to-the-weather" };
  const answer = await builder.send("POST", `/api/assistants/${id}/skills`, { document, authentication });
  read(answer, 201, SkillReply);
}

async function held(person: Member): Promise<{ cookie: string; csrfToken: string }> {
  const { cookie, csrfToken } = await person.session();
  return { cookie, csrfToken };
}
