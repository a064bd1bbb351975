/* Ready to paste: the official client, unchanged, at this platform. */

export const installCommand = "npm install dingtalk-stream axios";

/** The client's gateway is a constant; its HTTP library is not. */
export function preloadFile(origin: string): string {
  return `import axios from "axios";
axios.interceptors.request.use((config) => {
  config.url = config.url?.replace("https://api.dingtalk.com", ${JSON.stringify(origin)});
  return config;
});
`;
}

export function skillFile(clientId: string): string {
  return `import { DWClient, TOPIC_AI_GRAPH_API } from "dingtalk-stream";

const client = new DWClient({
  clientId: ${JSON.stringify(clientId)},
  clientSecret: process.env.CLIENT_SECRET,
});
client.registerCallbackListener(TOPIC_AI_GRAPH_API, ({ headers, data }) => {
  const { requestLine, body } = JSON.parse(data);
  console.log(requestLine.method, requestLine.uri, body);
  client.sendGraphAPIResponse(headers.messageId, {
    response: {
      statusLine: { code: 200, reasonPhrase: "OK" },
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ hello: "world" }),
    },
  });
});
client.connect();
`;
}

export const startCommand = "CLIENT_SECRET=<ClientSecret> node --import ./behalf.mjs skill.mjs";

export const protocolLine = "x-dingtalk-protocol: stream";
