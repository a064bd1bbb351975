import type { Cover, Unapproved } from "../../consent/index.ts";
import type { CallProblem, IncompleteRequest, PreparedRequest } from "../../invocation/index.ts";
import type { Call } from "../run.ts";
import type { SkillOperation } from "../skill-operation.ts";

/** A planned call with what it is of. */
export interface CallOf extends SkillOperation {
  call: Call;
}

/** The same with what exactly it would send. */
export interface CallInHand extends CallOf {
  prepared: PreparedRequest;
}

/** The same with what a card of it shows. */
export interface CallShown extends CallOf {
  prepared: IncompleteRequest;
}

/** A call whose body lacks members, which the person may give on its card; without a card it is `otherwise` not made. */
export interface ToFillIn extends IncompleteRequest {
  kind: "to_fill_in";
  otherwise: Blocked;
}

/** That nothing stands in its way: what covers it (`null`: it needs no person's permission), and what it sends. */
export interface Clear {
  kind: "clear";
  cover: Cover | null;
  prepared: PreparedRequest;
}

/** Why a call is not made. `reason` is in the language in which they are answered, or names what is missing. */
export interface Blocked {
  kind: "blocked";
  outcome: CallProblem;
  reason: string;
  /** Of what is not available: what an admin must approve first. */
  unapproved?: readonly Unapproved[];
}
