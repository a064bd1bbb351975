import type { Operation } from "../assistants/index.ts";

/** Who asks, where and in which words: what the platform fills in, never the model. */
export interface ContextFacts {
  userId: string;
  unionId: string;
  /** Employee number; empty when the organisation keeps none. */
  jobNum: string;
  corpId: string;
  /** The person's message, as written. */
  rawInput: string;
  conversationId: string;
  runId: string;
}

// The pairs of the wire format. What belongs to a chat group or a reply card has no meaning here and is empty.
const pairs: Record<string, (facts: ContextFacts) => string> = {
  "currentUser/userId": ({ userId }) => userId,
  "currentUser/unionId": ({ unionId }) => unionId,
  "currentUser/jobNum": ({ jobNum }) => jobNum,
  "currentOrg/corpId": ({ corpId }) => corpId,
  "currentInput/raw": ({ rawInput }) => rawInput,
  "currentInput/attribute": () => JSON.stringify({ msgType: "text" }),
  "currentConversation/threadId": ({ conversationId }) => conversationId,
  "currentConversation/runId": ({ runId }) => runId,
};

/** The value of every context parameter except those that take the code. */
export function contextValues(operation: Operation, facts: ContextFacts): Record<string, string> {
  const code = new Set(codeParameters(operation));
  return Object.fromEntries(
    operation.parameters.flatMap(({ name, context }) => {
      if (!context || code.has(name)) return [];
      const fill = pairs[`${context.property}/${context.format}`];
      return [[name, fill?.(facts) ?? ""]];
    }),
  );
}

/** The names of the parameters that take the one-time code. */
export function codeParameters(operation: Operation): string[] {
  const taking = operation.parameters.filter(
    ({ context }) => context?.property === "currentUser" && context.format === "oauthAuthCode",
  );
  return [...new Set(taking.map(({ name }) => name))];
}
