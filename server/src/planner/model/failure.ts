/** Why a model gave no reply. */
export type ModelProblem =
  | "address"
  | "unreachable"
  | "slow"
  | "key"
  | "not_found"
  | "limited"
  | "down"
  | "no_tools"
  | "refused"
  | "broken";

/** No reply: nothing that was said by then counts. Its message holds nothing of what was sent or answered. */
export class ModelFailure extends Error {
  readonly problem: ModelProblem;
  /** After this long it is worth another try. */
  readonly retryAfterMs: number | undefined;

  constructor(problem: ModelProblem, retryAfterMs?: number) {
    super(`the model gave no reply: ${problem}`);
    this.problem = problem;
    this.retryAfterMs = retryAfterMs;
  }
}

/** What broke off may well go through at once. */
export const soonMs = 100;
const longestWaitMs = 3_000;

/** For an answer of this status; `text`: what it says, which only ever says what kind of refusal it is. */
export function failureOfStatus(status: number, text: string, retryAfter: string | undefined): ModelFailure {
  if (status === 401 || status === 403) return new ModelFailure("key");
  if (status === 404 || status === 405) return new ModelFailure("not_found");
  if (status === 429) return new ModelFailure("limited", waitFor(retryAfter));
  if (status >= 500) return new ModelFailure("down", waitFor(retryAfter));
  const isAboutTools = /\btools?\b|tool_choice|function.?call/i.test(text);
  return new ModelFailure(isAboutTools ? "no_tools" : "refused");
}

/** As long as the provider asks; so long that nobody would wait, not at all. */
function waitFor(retryAfter: string | undefined): number | undefined {
  const asked = Number(retryAfter ?? Number.NaN) * 1_000;
  if (!Number.isFinite(asked)) return soonMs;
  return asked > longestWaitMs ? undefined : Math.max(asked, 0);
}
