import type { ModelMessage } from "ai";

export interface ModelRequest {
  instructions: string;
  messages: ModelMessage[];
  tools: { name: string; description: string; schema: Record<string, unknown> }[];
  /** One of the tools has to be called. */
  mustCall: boolean;
  signal: AbortSignal;
  say(delta: string): void;
}

export interface ModelReply {
  text: string;
  /** `json`: as the model wrote it, to the letter. */
  calls: { id: string; name: string; json: string }[];
  inputTokens: number;
  outputTokens: number;
}
