import type { Model } from "../../policies/index.ts";
import { ModelFailure, soonMs } from "./failure.ts";
import type { ModelReply, ModelRequest } from "./one-step.ts";
import { fetchThrough, type Ways } from "./way.ts";

/** Asks once: one step, and nothing is executed. @throws ModelFailure; the signal's reason when it aborts */
export async function askModel(ways: Ways, model: Model, request: ModelRequest): Promise<ModelReply> {
  const { streamOnce } = await import("./sdk.ts");
  request.signal.throwIfAborted();
  try {
    return await streamOnce(fetchThrough(ways, model), model, request);
  } catch (error) {
    request.signal.throwIfAborted();
    throw modelFailureIn(error) ?? new ModelFailure("broken", soonMs);
  }
}

/** What is said of a request by others may hold all of it, so that only our own word goes on. */
function modelFailureIn(error: unknown): ModelFailure | undefined {
  if (error instanceof ModelFailure) return error;
  return error instanceof Error && error.cause !== undefined ? modelFailureIn(error.cause) : undefined;
}
