import { createRequire } from "node:module";

// The unmodified official client, with its CommonJS modules and their types kept in this file. Two of its modules are
// loaded by their own files: the package's door loads several hundred others with them.
type Contact = typeof import("@alicloud/dingtalk/dist/contact_1_0/client.js");
type Interaction = typeof import("@alicloud/dingtalk/dist/ai_interaction_1_0/client.js");
type OAuth2 = typeof import("@alicloud/dingtalk/dist/oauth2_1_0/client.js");

const require = createRequire(import.meta.url);
const contact: Contact = require("@alicloud/dingtalk/dist/contact_1_0/client.js");
const interaction: Interaction = require("@alicloud/dingtalk/dist/ai_interaction_1_0/client.js");
const oauth2: OAuth2 = require("@alicloud/dingtalk/dist/oauth2_1_0/client.js");

export interface ClientCredentials {
  clientId: string;
  clientSecret: string;
}

export interface OfficialTokens {
  accessToken: string | undefined;
  refreshToken: string | undefined;
  expireIn: number | undefined;
  corpId: string | undefined;
}

/** The calls a skill's developer would write, against the platform at `url`. */
export interface OfficialClient {
  exchange(code: string): Promise<OfficialTokens>;
  refresh(refreshToken: string): Promise<OfficialTokens>;
  appToken(): Promise<{ accessToken: string | undefined; expireIn: number | undefined }>;
  /** `unionId` is `me` when left out. Members the platform did not send are absent. */
  profile(accessToken: string | undefined, unionId?: string): Promise<Record<string, unknown>>;
  authRules(accessToken: string | undefined): Promise<{ resource: string; authItems: string[] }[]>;
  /** Says something into a chat, with an app token. */
  reply(
    accessToken: string | undefined,
    reply: { conversationToken: string; contentType: string; content: string },
  ): Promise<boolean | undefined>;
}

const noOptions = { toMap: () => ({}) };

export function officialClient(url: string, { clientId, clientSecret }: ClientCredentials): OfficialClient {
  const { host: endpoint } = new URL(url);
  const config = { protocol: "http", endpoint, regionId: "central", ...noOptions };
  const oauth = new oauth2.default(config);
  const contacts = new contact.default(config);
  const interactions = new interaction.default(config);

  async function userToken(grant: Record<string, string>): Promise<OfficialTokens> {
    const request = new oauth2.GetUserTokenRequest({ clientId, clientSecret, ...grant });
    const { body } = await oauth.getUserToken(request);
    const { accessToken, refreshToken, expireIn, corpId } = body ?? {};
    return { accessToken, refreshToken, expireIn, corpId };
  }

  return {
    exchange: (code) => userToken({ grantType: "authorization_code", code }),
    refresh: (refreshToken) => userToken({ grantType: "refresh_token", refreshToken }),
    async appToken() {
      const request = new oauth2.GetAccessTokenRequest({ appKey: clientId, appSecret: clientSecret });
      const { body } = await oauth.getAccessToken(request);
      return { accessToken: body?.accessToken, expireIn: body?.expireIn };
    },
    async reply(accessToken, said) {
      const headers = new interaction.ReplyHeaders({ xAcsDingtalkAccessToken: accessToken });
      const request = new interaction.ReplyRequest(said);
      const { body } = await interactions.replyWithOptions(request, headers, noOptions);
      return body?.result?.success;
    },
    async profile(accessToken, unionId = "me") {
      const headers = new contact.GetUserHeaders({ xAcsDingtalkAccessToken: accessToken });
      const { body } = await contacts.getUserWithOptions(unionId, headers, noOptions);
      return Object.fromEntries(Object.entries(body ?? {}).filter(([, value]) => value !== undefined));
    },
    async authRules(accessToken) {
      const headers = new oauth2.GetPersonalAuthRuleHeaders({ xAcsDingtalkAccessToken: accessToken });
      const { body } = await oauth.getPersonalAuthRuleWithOptions(headers, noOptions);
      return (body?.result ?? []).map(({ resource = "", authItems = [] }) => ({ resource, authItems }));
    },
  };
}
