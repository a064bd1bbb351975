// The skill of show-my-phone in stream mode: it opens the connection itself, so nothing has to reach it from outside.
import { readFileSync } from "node:fs";
import axios from "axios";
import { DWClient, type DWClientDownStream, TOPIC_AI_GRAPH_API } from "dingtalk-stream";
import { PlatformError, platform } from "../../sdk/src/index.ts";

const { BEHALF_URL = "http://127.0.0.1:8080", CREDENTIALS_FILE = "credentials.json" } = process.env;
const { clientId, clientSecret } = JSON.parse(readFileSync(CREDENTIALS_FILE, "utf8"));
const behalf = platform({ url: BEHALF_URL, clientId, clientSecret });

// The client asks one fixed address for its connection. This, and nothing else, sends it here.
axios.interceptors.request.use((request) => {
  const url = request.url?.replace("https://api.dingtalk.com", BEHALF_URL);
  return url === undefined ? request : { ...request, url };
});

const client = new DWClient({ clientId, clientSecret, ua: "over-stream/1.0" });

client.registerCallbackListener(TOPIC_AI_GRAPH_API, async ({ headers, data }: DWClientDownStream) => {
  const { requestLine } = JSON.parse(data);
  const { pathname, searchParams } = new URL(requestLine.uri, "http://skill");
  const [code, body] = await answer(pathname, searchParams.get("oauthAuthCode") ?? "");
  client.sendGraphAPIResponse(headers.messageId, {
    response: {
      statusLine: { code, reasonPhrase: code === 200 ? "OK" : "Error" },
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    },
  });
});

async function answer(path: string, oauthAuthCode: string): Promise<[status: number, body: object]> {
  if (path !== "/phone") return [404, { message: "There is no such operation." }];
  try {
    const { accessToken } = await behalf.exchangeCode(oauthAuthCode);
    const { mobile } = await behalf.profile(accessToken);
    return [200, { mobile }];
  } catch (error) {
    if (error instanceof PlatformError) return [502, { code: error.code, message: error.message }];
    return [500, { message: "The skill could not reach the platform." }];
  }
}

await client.connect();
