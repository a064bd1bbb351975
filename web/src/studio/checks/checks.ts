import type { Publication } from "../../api/assistants.ts";
import type { Assistant, PublishProblem } from "../../api/schema.gen.ts";
import { type WayOut, wayOut } from "../publish/way-out.ts";

/** A line of what is looked at before publishing. `blocks`: the draft cannot be published with it. */
export interface Check {
  key: string;
  is: "ready" | "attention" | "warning";
  text: string;
  way?: WayOut | { to: "difference" };
}

interface CheckWords {
  planningOn: string;
  planningOff: string;
  unopened: (count: number) => string;
  newScope: (code: string) => string;
  newScopeAsked: (code: string, people: number) => string;
  askedAgain: (people: number) => string;
  noChanges: string;
  changes: (count: number) => string;
  warnings: (count: number) => string;
}

/** What publishing now would do, a line each, what keeps it first. */
export function checksOf(
  { planning }: Pick<Assistant, "planning">,
  preview: Publication & { problems: readonly PublishProblem[] },
  words: CheckWords,
): Check[] {
  const errors = preview.problems.filter(({ severity }) => severity === "error");
  const unopened = errors.filter(({ code }) => code === "scope_not_approved");
  const others = errors.filter(({ code }) => code !== "scope_not_approved");
  const warnings = preview.problems.filter(({ severity }) => severity === "warning");
  return [
    planning
      ? { key: "planning", is: "ready", text: words.planningOn }
      : { key: "planning", is: "warning", text: words.planningOff, way: toPlanning },
    ...(unopened[0] === undefined
      ? []
      : [
          {
            key: "unopened",
            is: "attention" as const,
            text: words.unopened(unopened.length),
            way: wayOut(unopened[0]),
          },
        ]),
    ...others.map((problem, index) => ({
      key: `error ${index}`,
      is: "attention" as const,
      text: problem.message,
      way: wayOut(problem),
    })),
    ...permissionChecks(preview, words),
    ...(warnings[0] === undefined
      ? []
      : [
          {
            key: "warnings",
            is: "warning" as const,
            text: words.warnings(warnings.length),
            way: wayOut(warnings[0]),
          },
        ]),
    ...(preview.changes.length === 0
      ? [{ key: "changes", is: "ready" as const, text: words.noChanges }]
      : [
          {
            key: "changes",
            is: "ready" as const,
            text: words.changes(preview.changes.length),
            way: { to: "difference" } as const,
          },
        ]),
  ];
}

const toPlanning: WayOut = { to: "assistant", tab: "planning", word: "correct" };

/** "New Contact.User.mobile: 12 people will be asked again". */
function permissionChecks({ newScopes, peopleAskedAgain }: Publication, words: CheckWords): Check[] {
  const way = { to: "difference" } as const;
  const people = peopleAskedAgain;
  if (newScopes.length === 0)
    return people === 0 ? [] : [{ key: "asked", is: "attention", text: words.askedAgain(people), way }];
  return newScopes.map((code) => ({
    key: `new ${code}`,
    is: people > 0 ? ("attention" as const) : ("ready" as const),
    text: people > 0 ? words.newScopeAsked(code, people) : words.newScope(code),
    way,
  }));
}
