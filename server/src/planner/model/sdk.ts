import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import {
  extractReasoningMiddleware,
  jsonSchema,
  streamText,
  type TextStreamPart,
  type ToolSet,
  tool,
  wrapLanguageModel,
} from "ai";
import type { Model } from "../../policies/index.ts";
import { ModelFailure, soonMs } from "./failure.ts";
import type { ModelReply, ModelRequest } from "./one-step.ts";

// Several megabytes of code, so that it is loaded by whoever asks a model first.

const maxOutputTokens = 4_000;

/** One step: nothing is executed, and nothing is tried again. @throws whatever the way to the provider throws */
export async function streamOnce(
  through: typeof fetch,
  model: Model,
  request: ModelRequest,
): Promise<ModelReply> {
  const { instructions, messages, tools, mustCall, signal } = request;
  const offered = tools.map(({ name, description, schema }) => [
    name,
    tool({ description, inputSchema: jsonSchema(schema) }),
  ]);
  const { stream } = streamText({
    model: languageModel(through, model),
    instructions,
    messages,
    ...(tools.length > 0 && {
      tools: Object.fromEntries(offered),
      toolChoice: mustCall ? ("required" as const) : ("auto" as const),
    }),
    maxOutputTokens,
    maxRetries: 0,
    abortSignal: signal,
    // Told by the stream itself; else it would be written to the console.
    onError: () => {},
  });
  const reply = new Reply(request);
  for await (const part of stream) reply.take(part);
  return reply.whole();
}

/** Puts the pieces of a stream together. */
class Reply {
  readonly #request: ModelRequest;
  readonly #json = new Map<string, string>();
  readonly #calls: ModelReply["calls"] = [];
  #text = "";
  #usage = { inputTokens: 0, outputTokens: 0 };
  #isWhole = false;

  constructor(request: ModelRequest) {
    this.#request = request;
  }

  take(part: TextStreamPart<ToolSet>): void {
    switch (part.type) {
      case "text-delta":
        this.#text += part.text;
        if (part.text !== "") this.#request.say(part.text);
        return;
      case "tool-input-delta":
        // As it was written: parsed, a long number would not be what it was.
        this.#json.set(part.id, (this.#json.get(part.id) ?? "") + part.delta);
        return;
      case "tool-call":
        this.#calls.push({
          id: part.toolCallId,
          name: part.toolName,
          json: this.#json.get(part.toolCallId) ?? "",
        });
        return;
      case "finish-step":
        this.#usage = {
          inputTokens: part.usage.inputTokens ?? 0,
          outputTokens: part.usage.outputTokens ?? 0,
        };
        this.#isWhole = part.rawFinishReason !== undefined;
        return;
      case "error":
        throw part.error;
    }
  }

  /** @throws ModelFailure where the stream ended before the model did */
  whole(): ModelReply {
    this.#request.signal.throwIfAborted();
    if (!this.#isWhole) throw new ModelFailure("broken", soonMs);
    return { text: this.#text.trim(), calls: this.#calls, ...this.#usage };
  }
}

function languageModel(through: typeof fetch, model: Model) {
  const provider = createOpenAICompatible({
    name: "model",
    baseURL: model.baseUrl,
    ...(model.key && { apiKey: model.key.reveal() }),
    includeUsage: true,
    fetch: through,
  });
  // Some put what they think to themselves into the text.
  return wrapLanguageModel({
    model: provider(model.name),
    middleware: extractReasoningMiddleware({ tagName: "think" }),
  });
}
