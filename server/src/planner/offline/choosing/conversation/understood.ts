import type { PlannerOperation } from "../../../planner.ts";
import type { IntendedStep } from "../meaning/understanding.ts";
import type { SmallTalk } from "../speech/small-talk.ts";
import type { LastCall } from "./earlier.ts";

/**
 * What a message is taken for. `steps`: to be called or asked for. `told`: what was answered before, told once more.
 * `others`: an operation about oneself, asked of somebody else. `choice`: one of these, perhaps.
 */
export type Understood =
  | { kind: "steps"; steps: IntendedStep[] }
  | { kind: "told"; calls: LastCall[] }
  | { kind: "others"; who: string; operation: PlannerOperation }
  | { kind: "choice"; options: PlannerOperation[] }
  | { kind: "chat"; chat: SmallTalk }
  | { kind: "nothing" };
