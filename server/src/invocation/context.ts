import type { Operation, Parameter } from "../assistants/index.ts";

/** What the platform knows and a file may ask for. The one-time code is not among it: it is filled in last. */
export interface ContextFacts {
  userId: string;
  unionId: string;
  jobNum: string;
  corpId: string;
  /** The person's own words. */
  rawInput: string;
  conversationId: string;
  runId: string;
}

/** The wire format's pairs. Those without a meaning here (chat ids of a messenger, its credentials) are empty. */
const values: Record<string, (facts: ContextFacts) => string> = {
  "currentUser/userId": ({ userId }) => userId,
  "currentUser/unionId": ({ unionId }) => unionId,
  "currentUser/jobNum": ({ jobNum }) => jobNum,
  "currentOrg/corpId": ({ corpId }) => corpId,
  "currentInput/raw": ({ rawInput }) => rawInput,
  "currentInput/attribute": () => JSON.stringify({ msgType: "text" }),
  "currentConversation/openConversationId": () => "",
  "currentConversation/threadId": ({ conversationId }) => conversationId,
  "currentConversation/runId": ({ runId }) => runId,
  "currentConversation/conversationToken": () => "",
  "currentConversation/sessionWebhook": () => "",
};

const codePair = "currentUser/oauthAuthCode";

/** What the platform fills in, by parameter name; never the code. */
export function contextValues(operation: Operation, facts: ContextFacts): Record<string, string> {
  const filled = operation.parameters
    .filter((parameter) => parameter.context !== null && pairOf(parameter) !== codePair)
    .map((parameter) => [parameter.name, values[pairOf(parameter)]?.(facts) ?? ""]);
  return Object.fromEntries(filled);
}

/** The parameters that take the one-time code. */
export function codeParameters(operation: Operation): string[] {
  return operation.parameters.filter((parameter) => pairOf(parameter) === codePair).map(({ name }) => name);
}

function pairOf({ context }: Parameter): string {
  return context === null ? "" : `${context.property}/${context.format}`;
}
