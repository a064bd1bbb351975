import { type EarlierCall, operationOf, type PlannerInput, type PlannerOperation } from "../../../planner.ts";

/** What the conversation was about: an operation that was called, or was to be. */
export interface LastCall {
  call: EarlierCall;
  operation: PlannerOperation;
  /** How many turns ago; 1: in the one before this. */
  ago: number;
}

/** How many turns are gone back over. */
const maxBack = 4;

/** Earlier calls of operations that are still there, the latest first. */
export function earlierCalls({ earlier = [], operations }: PlannerInput): LastCall[] {
  return earlier
    .slice(-maxBack)
    .toReversed()
    .flatMap(({ calls }, at) =>
      calls.toReversed().flatMap((call) => {
        const operation = operationOf(call, operations);
        return operation === undefined ? [] : [{ call, operation, ago: at + 1 }];
      }),
    );
}

/** Those of the latest turn that called anything which are of one operation, in their order: "weather in Rome and Madrid". */
export function lastCalls(input: PlannerInput): LastCall[] {
  const all = earlierCalls(input);
  const [latest] = all;
  return all
    .filter(({ ago, operation }) => ago === latest?.ago && operation === latest.operation)
    .toReversed();
}
