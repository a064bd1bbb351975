import { createRequire } from "node:module";

// The unmodified official client of the assistant API. It drops what its models do not know, and cannot read a stream.
type Assistant = typeof import("@alicloud/dingtalk/dist/assistant_1_0/client.js");
const api: Assistant = createRequire(import.meta.url)("@alicloud/dingtalk/dist/assistant_1_0/client.js");

type Client = InstanceType<Assistant["default"]>;
type Token = string | undefined;
/** What a call is given by name, and what of an answer the client kept. */
type Members = Record<string, unknown>;

const noOptions = { toMap: () => ({}) };

/** Each operation as a developer calls it: the token, what stands in its path, and the rest by name. */
export function officialAssistant(url: string) {
  const { host: endpoint } = new URL(url);
  const client: Client = new api.default({ protocol: "http", endpoint, regionId: "central", ...noOptions });
  const by = (token: Token) => ({ xAcsDingtalkAccessToken: token ?? "" });

  return {
    createAssistantThread: (token: Token, given: Members = {}) =>
      kept(
        client.createAssistantThreadWithOptions(
          new api.CreateAssistantThreadRequest(given),
          new api.CreateAssistantThreadHeaders(by(token)),
          noOptions,
        ),
      ),
    retrieveAssistantThread: (token: Token, threadId: string) =>
      kept(
        client.retrieveAssistantThreadWithOptions(
          threadId,
          new api.RetrieveAssistantThreadHeaders(by(token)),
          noOptions,
        ),
      ),
    deleteAssistantThread: (token: Token, threadId: string) =>
      kept(
        client.deleteAssistantThreadWithOptions(
          threadId,
          new api.DeleteAssistantThreadHeaders(by(token)),
          noOptions,
        ),
      ),
    createAssistantMessage: (token: Token, threadId: string, given: Members) =>
      kept(
        client.createAssistantMessageWithOptions(
          threadId,
          new api.CreateAssistantMessageRequest(given),
          new api.CreateAssistantMessageHeaders(by(token)),
          noOptions,
        ),
      ),
    listAssistantMessage: (token: Token, threadId: string, given: Members = {}) =>
      kept(
        client.listAssistantMessageWithOptions(
          threadId,
          new api.ListAssistantMessageRequest(given),
          new api.ListAssistantMessageHeaders(by(token)),
          noOptions,
        ),
      ),
    retrieveAssistantMessage: (token: Token, threadId: string, messageId: string) =>
      kept(
        client.retrieveAssistantMessageWithOptions(
          threadId,
          messageId,
          new api.RetrieveAssistantMessageHeaders(by(token)),
          noOptions,
        ),
      ),
    deleteAssistantMessage: (token: Token, threadId: string, messageId: string) =>
      kept(
        client.deleteAssistantMessageWithOptions(
          threadId,
          messageId,
          new api.DeleteAssistantMessageHeaders(by(token)),
          noOptions,
        ),
      ),
    createAssistantRun: (token: Token, threadId: string, given: Members) =>
      kept(
        client.createAssistantRunWithOptions(
          threadId,
          new api.CreateAssistantRunRequest(given),
          new api.CreateAssistantRunHeaders(by(token)),
          noOptions,
        ),
      ),
    retrieveAssistantRun: (token: Token, threadId: string, runId: string) =>
      kept(
        client.retrieveAssistantRunWithOptions(
          threadId,
          runId,
          new api.RetrieveAssistantRunHeaders(by(token)),
          noOptions,
        ),
      ),
    listAssistantRun: (token: Token, threadId: string, given: Members = {}) =>
      kept(
        client.listAssistantRunWithOptions(
          threadId,
          new api.ListAssistantRunRequest(given),
          new api.ListAssistantRunHeaders(by(token)),
          noOptions,
        ),
      ),
    assistantResponse: (token: Token, assistantId: string, given: Members) =>
      kept(
        client.assistantResponseWithOptions(
          assistantId,
          new api.AssistantResponseRequest(given),
          new api.AssistantResponseHeaders(by(token)),
          noOptions,
        ),
      ),
    assistantMeResponse: (token: Token, assistantId: string, given: Members) =>
      kept(
        client.assistantMeResponseWithOptions(
          assistantId,
          new api.AssistantMeResponseRequest(given),
          new api.AssistantMeResponseHeaders(by(token)),
          noOptions,
        ),
      ),
    createAssistant: (token: Token, given: Members) =>
      kept(
        client.createAssistantWithOptions(
          new api.CreateAssistantRequest(given),
          new api.CreateAssistantHeaders(by(token)),
          noOptions,
        ),
      ),
    updateAssistantBasicInfo: (token: Token, given: Members) =>
      kept(
        client.updateAssistantBasicInfoWithOptions(
          new api.UpdateAssistantBasicInfoRequest(given),
          new api.UpdateAssistantBasicInfoHeaders(by(token)),
          noOptions,
        ),
      ),
    retrieveAssistantBasicInfo: (token: Token, given: Members) =>
      kept(
        client.retrieveAssistantBasicInfoWithOptions(
          new api.RetrieveAssistantBasicInfoRequest(given),
          new api.RetrieveAssistantBasicInfoHeaders(by(token)),
          noOptions,
        ),
      ),
    deleteAssistant: (token: Token, given: Members) =>
      kept(
        client.deleteAssistantWithOptions(
          new api.DeleteAssistantRequest(given),
          new api.DeleteAssistantHeaders(by(token)),
          noOptions,
        ),
      ),
    listAssistant: (token: Token, given: Members) =>
      kept(
        client.listAssistantWithOptions(
          new api.ListAssistantRequest(given),
          new api.ListAssistantHeaders(by(token)),
          noOptions,
        ),
      ),
    listVisibleAssistant: (token: Token, given: Members) =>
      kept(
        client.listVisibleAssistantWithOptions(
          new api.ListVisibleAssistantRequest(given),
          new api.ListVisibleAssistantHeaders(by(token)),
          noOptions,
        ),
      ),
    retrieveAssistantScope: (token: Token, given: Members) =>
      kept(
        client.retrieveAssistantScopeWithOptions(
          new api.RetrieveAssistantScopeRequest(given),
          new api.RetrieveAssistantScopeHeaders(by(token)),
          noOptions,
        ),
      ),
    updateAssistantScope: (token: Token, given: Members) =>
      kept(
        client.updateAssistantScopeWithOptions(
          new api.UpdateAssistantScopeRequest({
            ...given,
            ...(given.scopes !== undefined && {
              scopes: new api.UpdateAssistantScopeRequestScopes(Object(given.scopes)),
            }),
          }),
          new api.UpdateAssistantScopeHeaders(by(token)),
          noOptions,
        ),
      ),
    getAssistantActionInfo: (token: Token, given: Members) =>
      kept(
        client.getAssistantActionInfoWithOptions(
          new api.GetAssistantActionInfoRequest(given),
          new api.GetAssistantActionInfoHeaders(by(token)),
          noOptions,
        ),
      ),
    addToOrgSkillRepository: (token: Token, given: Members) =>
      kept(
        client.addToOrgSkillRepositoryWithOptions(
          new api.AddToOrgSkillRepositoryRequest(given),
          new api.AddToOrgSkillRepositoryHeaders(by(token)),
          noOptions,
        ),
      ),
    removeFromOrgSkillRepository: (token: Token, given: Members) =>
      kept(
        client.removeFromOrgSkillRepositoryWithOptions(
          new api.RemoveFromOrgSkillRepositoryRequest(given),
          new api.RemoveFromOrgSkillRepositoryHeaders(by(token)),
          noOptions,
        ),
      ),
    logList: (token: Token, given: Members) =>
      kept(
        client.logListWithOptions(
          new api.LogListRequest(given),
          new api.LogListHeaders(by(token)),
          noOptions,
        ),
      ),
  };
}

export type OfficialAssistant = ReturnType<typeof officialAssistant>;

/** As plain JSON, which the models are not. */
async function kept(answering: Promise<{ body?: unknown }>): Promise<Members> {
  const { body } = await answering;
  return JSON.parse(JSON.stringify(body ?? {}));
}

/** What the client says of a refusal. */
export async function refusalOf(ask: () => Promise<unknown>): Promise<{ code: string; status: number }> {
  try {
    await ask();
  } catch (error) {
    const { code, statusCode } = error as { code?: string; statusCode?: number };
    if (code !== undefined && statusCode !== undefined) return { code, status: statusCode };
    throw error;
  }
  throw new Error("it was not refused");
}
