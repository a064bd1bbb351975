import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { clientOf } from "./client.ts";

/** The skill of the measurements: a plain server that does with a code what the sample skill does. */
export interface BenchSkill {
  readonly origin: string;
  /** Where it exchanges its codes, and as whom. */
  use(platform: { url: string; clientId: string; clientSecret: string }): void;
  /** Hears of each request the moment that it arrives. */
  onRequest: (incoming: IncomingMessage) => void;
  close(): Promise<void>;
}

export async function startBenchSkill(): Promise<BenchSkill> {
  let credentials = { clientId: "", clientSecret: "" };
  let client = clientOf("http://127.0.0.1:1");
  const readPhone = async (code: string): Promise<unknown> => {
    const body = JSON.stringify({ ...credentials, grantType: "authorization_code", code });
    const headers = { "content-type": "application/json" };
    const exchanged = await client.send("POST", "/v1.0/oauth2/userAccessToken", { headers, body });
    const bearer = { "x-acs-dingtalk-access-token": String(exchanged.body.accessToken) };
    const read = await client.send("GET", "/v1.0/contact/users/me", { headers: bearer });
    if (read.status !== 200) throw new Error(`the profile was refused: ${JSON.stringify(read.body)}`);
    return { phone: "13800000000", name: read.body.nick };
  };
  const server = createServer((incoming, response) => {
    skill.onRequest(incoming);
    const { pathname, searchParams } = new URL(incoming.url ?? "/", "http://skill");
    const code = searchParams.get("oauthAuthCode");
    (pathname === "/phone" && code !== null ? readPhone(code) : Promise.resolve({ weather: "sunny" })).then(
      (body) => response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body)),
      (error) => response.writeHead(502).end(String(error)),
    );
  });
  await new Promise<void>((listens) => server.listen(0, "127.0.0.1", listens));
  const skill: BenchSkill = {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    use({ url, ...as }) {
      void client.close();
      client = clientOf(url);
      credentials = as;
    },
    onRequest: () => {},
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
      await client.close();
    },
  };
  return skill;
}
