import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { type Assistant, type Member, memberOf } from "./member.ts";
import { read, signIn } from "./session.ts";

/** Of the demo's accounts, where a test starts a node. */
export const demoPassword = "pass-4-demo-accounts";

/** `member`, `builder` or `admin` of the demo organisation, signed in once, at this node. */
export async function demoPerson(url: string, account: "member" | "builder" | "admin"): Promise<Member> {
  const session = await signIn(url, { account, password: demoPassword });
  return memberOf({ id: "", unionId: "", account, password: demoPassword }, async () => session);
}

const AssistantsReply = z.object({
  assistants: z.array(z.object({ id: z.string(), name: z.string(), applicationId: z.string() })),
});
const Credentials = z.object({ clientId: z.string(), clientSecret: z.string() });

/** The demo's assistant, with the credentials that its skill found in the node's data folder. */
export async function demoAssistant(member: Member, dataDir: string): Promise<Assistant> {
  const { assistants } = read(await member.send("GET", "/api/assistants"), 200, AssistantsReply);
  const [assistant] = assistants;
  if (assistant === undefined) throw new Error("the demo has no assistant");
  const file = await readFile(join(dataDir, "samples", "show-my-phone.json"), "utf8");
  return { ...assistant, ...Credentials.parse(JSON.parse(file)) };
}
