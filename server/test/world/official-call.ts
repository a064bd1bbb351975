import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

/** Each API of the unmodified official client is a module of its own; all of them are generated alike. */
export type OfficialApi = "contact_1_0" | "todo_1_0" | "calendar_1_0" | "assistant_1_0";

// biome-ignore lint/suspicious/noExplicitAny: a test says what it expects of an answer.
type Answered = any;

/** Calls an operation by its name in the client: with the ids of its path, and what it asks. Throws what the client throws. */
export type OfficialCall = (
  api: OfficialApi,
  operation: string,
  ids: readonly string[],
  asked?: object,
) => Promise<Answered>;

const noOptions = { toMap: () => ({}) };

export function officialCall(url: string, accessToken: string): OfficialCall {
  const config = { protocol: "http", endpoint: new URL(url).host, regionId: "central", ...noOptions };
  return async (api, operation, ids, asked = {}) => {
    const client = require(`@alicloud/dingtalk/dist/${api}/client.js`);
    const name = operation[0]?.toUpperCase() + operation.slice(1);
    const Asked = client[`${name}Request`];
    const headers = new client[`${name}Headers`]({ xAcsDingtalkAccessToken: accessToken });
    const request = Asked === undefined ? [] : [new Asked(asked)];
    const caller = new client.default(config);
    return (await caller[`${operation}WithOptions`](...ids, ...request, headers, noOptions)).body;
  };
}
