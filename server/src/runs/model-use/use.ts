import type { AssistantId } from "../../platform/ids.ts";

/** What one assistant has used of one model on one day (UTC). */
export interface DayOfUse {
  day: string;
  assistantId: AssistantId;
  model: string;
  requests: number;
  failed: number;
  inputTokens: number;
  outputTokens: number;
  seconds: number;
}
