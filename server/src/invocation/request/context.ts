import { type Context, isSealed, type Operation } from "../../skill-files/index.ts";

/** Who asks, where and in which words: what the platform fills in, never the model. */
export interface ContextFacts {
  userId: string;
  unionId: string;
  /** Employee number; empty when the organisation keeps none. */
  jobNum: string;
  corpId: string;
  /** The person's message, as written. */
  rawInput: string;
  /** Of that message: what the skill is asked to answer in. */
  language: "zh" | "en";
  /** The conversation, as the wire format names it. */
  threadId: string;
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
  "currentConversation/threadId": ({ threadId }) => threadId,
  "currentConversation/runId": ({ runId }) => runId,
};

/** By parameter key, the value of every context parameter that may be seen: all but what is issued at the moment of the call. */
export function contextValues(operation: Operation, facts: ContextFacts): Record<string, string> {
  return Object.fromEntries(
    operation.parameters.flatMap(({ key, context }) =>
      context === null || isSealed(context) ? [] : [[key, pairs[pairOf(context)]?.(facts) ?? ""]],
    ),
  );
}

/** What is issued for one call and sealed: the keys of the parameters that take it, by pair such as `currentUser/oauthAuthCode`. */
export function sealedParameters(operation: Operation): Map<string, Set<string>> {
  const taking = new Map<string, Set<string>>();
  for (const { key, context } of operation.parameters) {
    if (context === null || !isSealed(context)) continue;
    taking.set(pairOf(context), new Set(taking.get(pairOf(context))).add(key));
  }
  return taking;
}

function pairOf({ property, format }: Context): string {
  return `${property}/${format}`;
}
