import { z } from "zod";
import { type AskState, languageOf, sheetOf, withTimes } from "../../planner/index.ts";
import { Time } from "../../platform/http/schemas.ts";
import { findReferenced } from "../provenance/reference.ts";
import type { AnswerStep, KeptChoice, KeptPart, Run } from "../run.ts";

const ValueKind = z
  .enum(["text", "number", "time"])
  .meta({ id: "ValueKind", description: "A number is written digit for digit, a time in ISO 8601." });

const ResultTable = z
  .object({
    label: z.string().describe("Empty for a list that is all of the answer."),
    columns: z.array(z.object({ label: z.string(), kind: ValueKind })),
    rows: z.array(z.array(z.string())),
    left: z.number().int().describe("How many more rows there were."),
  })
  .meta({ id: "ResultTable" });

const AnswerPart = z
  .discriminatedUnion("kind", [
    z.object({ kind: z.literal("text"), text: z.string().describe("Markdown.") }),
    z.object({
      kind: z.literal("result"),
      callId: z.string(),
      title: z.string().describe("What the operation does, in its developer's words."),
      skill: z.string(),
      at: Time,
      facts: z.array(z.object({ label: z.string(), kind: ValueKind, value: z.string() })),
      tables: z.array(ResultTable),
    }),
  ])
  .meta({
    id: "AnswerPart",
    description: "A piece of an answer: words, or what a skill answered, laid out.",
  });

export const AnswerView = z
  .object({
    text: z.string(),
    by: z.literal("platform").optional().describe("The platform said it itself, before any planner."),
    parts: z
      .array(AnswerPart)
      .optional()
      .describe("The same in pieces, where a skill's answer is one of them."),
    choices: z
      .array(
        z.object({
          id: z.string(),
          label: z.string(),
          kind: z.enum(["operation", "value", "platform"]),
          ends: z.literal(true).optional().describe("It takes back what the person allowed."),
        }),
      )
      .optional()
      .describe("What the person may press, by its id, as long as nothing more was said."),
    suggestions: z.array(z.string()).max(3).optional().describe("What the person may say next."),
    asks: z
      .object({
        operationId: z.string(),
        missing: z.array(
          z.object({ key: z.string(), label: z.string(), schema: z.record(z.string(), z.unknown()) }),
        ),
      })
      .optional()
      .describe("What the person is asked for; their next message is read as the answer where it fits."),
  })
  .meta({ id: "Answer", description: "The assistant's answer, in Markdown." });

/** `asks`: what it asks of the person. */
export function answerView(
  text: string,
  { run, asks }: { run: Run; asks: AskState | null },
): z.input<typeof AnswerView> {
  const { by, parts = [], choices, suggestions } = run.steps.findLast(isAnswer)?.detail ?? {};
  const shown = parts.flatMap((part) => partView(part, run));
  return {
    text,
    ...(by && { by }),
    ...(shown.length > 0 && { parts: shown }),
    ...(choices && { choices: choices.map(choiceView) }),
    ...(suggestions && { suggestions: [...suggestions] }),
    ...(asks && { asks: { operationId: asks.about.operationId, missing: asks.missing } }),
  };
}

const choiceView = (choice: KeptChoice) => ({
  id: choice.id,
  label: choice.label,
  kind: choice.kind,
  ...(choice.kind === "platform" && choice.act.does !== "keep" && { ends: true as const }),
});

const isAnswer = (step: Run["steps"][number]): step is AnswerStep => step.kind === "answer";

/** In the language of the question, as the rest of the answer. */
function partView(part: KeptPart, run: Run): z.input<typeof AnswerPart>[] {
  if ("text" in part) return [{ kind: "text", text: part.text }];
  const { from, path, title, skill, times = [], names = [] } = part;
  const whole = findReferenced({ from, path: "" }, run.steps);
  if (whole === undefined) return [];
  const timed = { ...whole.step, detail: { ...whole.step.detail, result: withTimes(whole.value, times) } };
  const found = findReferenced({ from, path }, [timed]);
  const language = languageOf({ request: run.request, before: [] }, run.locale);
  const sheet = sheetOf(found?.value, { language, names });
  return [{ kind: "result", callId: from, title, skill, at: whole.step.at.toISOString(), ...sheet }];
}
