import type { PlannerOperation } from "../planner.ts";

export interface Moment {
  now: Date;
  timeZone: string;
}
export interface Filled {
  arguments: Record<string, unknown>;
  missing: { path: string; description: string }[];
}

export async function fillArguments(
  _text: string,
  operation: PlannerOperation,
  _moment: Moment,
): Promise<Filled> {
  const missing = operation.parameters
    .filter((it) => it.required)
    .map((it) => ({ path: it.name, description: it.description || it.name }));
  return { arguments: {}, missing };
}
