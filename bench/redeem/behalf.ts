import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { Closing } from "../../server/src/app/closing.ts";
import { type Db, openDatabase } from "../../server/src/platform/db/database.ts";
import { createLog } from "../../server/src/platform/log.ts";
import { answerOf } from "../../server/test/world/member.ts";
import { clientOf, type Reply } from "../client.ts";
import { startBenchNode } from "../node.ts";
import { startBenchSkill } from "../skill.ts";
import { givenTalker, questions, type Talker } from "../talker.ts";
import type { Platform, Tokens } from "./platform.ts";

const json = { "content-type": "application/json" };

export type Behalf = Platform & Talker;

/** A node from a checkout, on a database of its own, with a person's standing permission to issue codes under. */
export async function startBehalf(name: string, folder: string, database: string): Promise<Behalf> {
  const closing = new Closing();
  const secretKey = randomBytes(32).toString("base64");
  const node = await startBenchNode({ folder, database, secretKey });
  closing.add(() => node.stop());
  const skill = await startBenchSkill();
  closing.add(() => skill.close());
  const { member, assistant } = await givenTalker(node.url, skill);
  const answer = answerOf(
    await member.allows(await member.says(assistant, questions.phone), { duration: "always" }),
  );
  if (!answer.includes("13800000000")) throw new Error(`the skill was not answered: ${answer}`);
  const { db, close } = openDatabase({ url: database, log: createLog("silent"), connections: 2 });
  closing.add(close);
  // Of that checkout, which knows its own tables.
  const { issueCodes }: { issueCodes(db: Db, count: number): Promise<string[]> } = await import(
    join(folder, "server/test/races/codes.ts")
  );

  const { send, close: hangUp } = clientOf(node.url);
  closing.add(hangUp);
  const { clientId, clientSecret } = assistant;
  const exchange = (how: Record<string, string>) =>
    send("POST", "/v1.0/oauth2/userAccessToken", {
      headers: json,
      body: JSON.stringify({ clientId, clientSecret, ...how }),
    });
  const bearing = (path: string, token: string) =>
    send("GET", path, { headers: { "x-acs-dingtalk-access-token": token } });
  const codes = (count: number) => issueCodes(db, count);
  const redeem = async (code: string) => tokensOf(await exchange({ grantType: "authorization_code", code }));
  const profile = async (token: string) => (await bearing("/v1.0/contact/users/me", token)).status === 200;
  return {
    name,
    pid: node.pid,
    database,
    member,
    assistant,
    codes,
    redeem,
    refresh: async ({ refreshToken }) =>
      tokensOf(await exchange({ grantType: "refresh_token", refreshToken })),
    async profileTokens(count) {
      const tokens = await Promise.all((await codes(count)).map(redeem));
      return tokens.flatMap((token) => token?.accessToken ?? []);
    },
    profile,
    check: async (token) => (await bearing("/v1.0/oauth2/authRules/user", token)).status === 200,
    isAlive: profile,
    close: () => closing.close(),
  };
}

function tokensOf({ status, body }: Reply): Tokens | undefined {
  if (status >= 500) throw new Error(`answered ${status}: ${JSON.stringify(body)}`);
  return status === 200 ? { accessToken: body.accessToken, refreshToken: body.refreshToken } : undefined;
}
