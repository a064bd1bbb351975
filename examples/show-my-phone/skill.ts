// A whole skill: it takes the one-time code from the query, exchanges it, and reads what the person allowed.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { PlatformError, platform } from "../../sdk/src/index.ts";

const {
  BEHALF_URL = "http://127.0.0.1:8080",
  CREDENTIALS_FILE = "credentials.json",
  PORT = "9090",
} = process.env;
const own = JSON.parse(readFileSync(CREDENTIALS_FILE, "utf8"));

/** The application it works for: its own, or the one that a caller proves itself with. */
function platformFor(authorization = ""): ReturnType<typeof platform> {
  const [, basic = ""] = /^Basic (\S+)$/i.exec(authorization) ?? [];
  const [clientId, clientSecret] = Buffer.from(basic, "base64").toString().split(":");
  return platform({ url: BEHALF_URL, ...(clientId && clientSecret ? { clientId, clientSecret } : own) });
}

type Answer = (behalf: ReturnType<typeof platform>, code: string) => Promise<Record<string, unknown>>;

const answers: Record<string, Answer> = {
  async "/phone"(behalf, code) {
    const { accessToken } = await behalf.exchangeCode(code);
    const { mobile } = await behalf.profile(accessToken);
    return { mobile };
  },
  async "/profile"(behalf, code) {
    const { accessToken } = await behalf.exchangeCode(code);
    const { nick, email } = await behalf.profile(accessToken);
    return { name: nick, email };
  },
};

const server = createServer(async (request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? "/", "http://skill");
  const answer = answers[pathname];
  const reply = (status: number, body: unknown) => {
    response
      .writeHead(status, { "content-type": "application/json; charset=utf-8" })
      .end(JSON.stringify(body));
  };
  if (answer === undefined) return reply(404, { message: "There is no such operation." });
  try {
    reply(
      200,
      await answer(platformFor(request.headers.authorization), searchParams.get("oauthAuthCode") ?? ""),
    );
  } catch (error) {
    if (error instanceof PlatformError) return reply(502, { code: error.code, message: error.message });
    reply(500, { message: "The skill could not reach the platform." });
  }
});

server.listen(Number(PORT), "127.0.0.1", () => {
  const address = server.address();
  if (typeof address === "object" && address !== null) process.send?.({ port: address.port });
});

// Started beside the platform, it ends with it.
process.on("disconnect", () => process.exit(0));
