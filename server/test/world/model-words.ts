/** What an OpenAI-compatible provider streams, event by event. */
const events = (...chunks: object[]): string =>
  `${chunks.map((chunk) => `data: ${JSON.stringify({ id: "c", model: "scripted", ...chunk })}\n\n`).join("")}data: [DONE]\n\n`;

const delta = (delta: object, finish_reason: string | null = null) => ({
  choices: [{ index: 0, delta, finish_reason }],
});

const usage = { choices: [], usage: { prompt_tokens: 120, completion_tokens: 30, total_tokens: 150 } };

/** A text, some letters at a time. */
export const saying = (text: string, { reasoning = "" }: { reasoning?: string } = {}): string =>
  events(
    delta({ role: "assistant", content: "" }),
    ...(reasoning === "" ? [] : [delta({ reasoning_content: reasoning })]),
    ...(text.match(/.{1,6}/gsu) ?? []).map((content) => delta({ content })),
    delta({}, "stop"),
    usage,
  );

/** A text, and beside it what it proposes to say next. */
export const proposing = (text: string, ...questions: string[]): string =>
  events(
    delta({ role: "assistant", content: text }),
    delta({
      tool_calls: [
        {
          index: 0,
          id: "call_0",
          type: "function",
          function: { name: "suggest_questions", arguments: JSON.stringify({ questions }) },
        },
      ],
    }),
    delta({}, "tool_calls"),
    usage,
  );

export interface ToolCall {
  name: string;
  arguments: unknown;
  /** In the place of the arguments, as it stands. */
  json?: string;
}

/** Calls of one step, their arguments in pieces. */
export const calling = (...calls: ToolCall[]): string =>
  events(
    ...calls.flatMap(({ name, arguments: values, json = JSON.stringify(values) }, index) => {
      // What the server puts in must stand whole.
      const half = json.includes("$LAST") ? json.length : Math.ceil(json.length / 2);
      const first = {
        index,
        id: `call_${index}`,
        type: "function",
        function: { name, arguments: json.slice(0, half) },
      };
      return [
        delta({ tool_calls: [first] }),
        delta({ tool_calls: [{ index, function: { arguments: json.slice(half) } }] }),
      ];
    }),
    delta({}, "tool_calls"),
    usage,
  );
