// The skill of show-my-phone in stream mode: it opens the connection itself, so nothing has to reach it from outside.
import { readFileSync } from "node:fs";
import axios from "axios";
import { DWClient, type DWClientDownStream, TOPIC_AI_GRAPH_API } from "dingtalk-stream";
import { platform, skill } from "../../sdk/src/index.ts";

const { BEHALF_URL = "http://127.0.0.1:8080", CREDENTIALS_FILE = "credentials.json" } = process.env;
const { clientId, clientSecret } = JSON.parse(readFileSync(CREDENTIALS_FILE, "utf8"));

const phone = skill({
  behalf: platform({ url: BEHALF_URL, clientId, clientSecret }),
  operations: {
    async "GET /phone"({ behalf, accessToken }) {
      const { mobile } = await behalf.profile(accessToken);
      return { mobile };
    },
  },
});

// The client asks one fixed address for its connection. This, and nothing else, sends it here.
axios.interceptors.request.use((request) => {
  const url = request.url?.replace("https://api.dingtalk.com", BEHALF_URL);
  return url === undefined ? request : { ...request, url };
});

const client = new DWClient({ clientId, clientSecret, ua: "over-stream/1.0" });

client.registerCallbackListener(TOPIC_AI_GRAPH_API, async ({ headers, data }: DWClientDownStream) => {
  client.sendGraphAPIResponse(headers.messageId, await phone.stream(data));
});

await client.connect();
