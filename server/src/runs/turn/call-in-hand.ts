import type { Cover } from "../../consent/index.ts";
import type { PreparedRequest } from "../../invocation/index.ts";
import type { Call } from "../run.ts";
import type { SkillOperation } from "../skill-operation.ts";

/** A planned call with what it is of and what exactly it would send. */
export interface CallInHand extends SkillOperation {
  call: Call;
  prepared: PreparedRequest;
}

/** That nothing stands in its way: what covers it (`null`: it needs no person's permission), and what it sends. */
export interface Clear {
  kind: "clear";
  cover: Cover | null;
  prepared: PreparedRequest;
}
