// The web server of the samples, and the credentials they exchange codes with.
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer, type IncomingHttpHeaders } from "node:http";
import { type Language, platform, type SkillOperations, skill } from "../sdk/src/index.ts";

export type { Asked, Language, SkillOperations as Operations } from "../sdk/src/index.ts";
export { Refusal } from "../sdk/src/index.ts";

/** “站会 / Stand-up” is a name in both languages. */
export function inLanguage(language: Language, name: string): string {
  const [zh = name, en = name, ...others] = name.split(" / ");
  if (others.length > 0) return name;
  return language === "zh" ? zh : en;
}

interface Place {
  /** The platform. */
  url: string;
  /** A file with client id and secret. */
  credentials: string;
  port: number;
}

/** Resolves once it listens. */
export async function serve(
  operations: SkillOperations,
  { url, credentials, port }: Place,
): Promise<{ port: number; stop(): void }> {
  const own = JSON.parse(readFileSync(credentials, "utf8"));
  const behalf = (headers: IncomingHttpHeaders) => platform({ url, ...(clientIn(headers) ?? own) });
  const server = createServer(skill({ behalf, operations }).http);
  await once(server.listen(port, "127.0.0.1"), "listening");
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("the skill has no port");
  return { port: address.port, stop: () => server.close() };
}

/** A sample by itself, with the settings of the environment. */
export async function serveAlone(operations: SkillOperations): Promise<void> {
  const {
    BEHALF_URL = "http://127.0.0.1:8080",
    CREDENTIALS_FILE = "credentials.json",
    PORT = "9090",
  } = process.env;
  const { port } = await serve(operations, {
    url: BEHALF_URL,
    credentials: CREDENTIALS_FILE,
    port: Number(PORT),
  });
  process.stdout.write(`The skill listens at http://127.0.0.1:${port}\n`);
}

/** The application that a caller proves itself with, where it is not the samples' own. */
function clientIn({
  authorization = "",
}: IncomingHttpHeaders): { clientId: string; clientSecret: string } | undefined {
  const [, basic = ""] = /^Basic (\S+)$/i.exec(authorization) ?? [];
  const [clientId, clientSecret] = Buffer.from(basic, "base64").toString().split(":");
  return clientId && clientSecret ? { clientId, clientSecret } : undefined;
}
