import { type OperationKey, operationOf, type PlannerInput } from "../planner.ts";
import { textsOfPerson } from "../telling/turn.ts";
import type { Candidate, How, Met, Why } from "../why.ts";
import { comparable } from "../words/comparing.ts";
import { placedTerms } from "../words/words.ts";
import type { Understood } from "./choosing/conversation/understood.ts";
import { type Judged, judged } from "./choosing/meaning/understanding.ts";
import { type OpenOperations, openTo } from "./choosing/retrieval/keywords.ts";
import { prepareIndex } from "./choosing/retrieval/operation-index.ts";
import { withoutNegated } from "./choosing/speech/negation.ts";
import { isAboutOneself, somebodyElse } from "./choosing/speech/whose.ts";

const most = 3;
const maxMet = 8;
/** As many characters as are looked at for a choice are looked at for its reasons, and no more. */
const maxCharacters = 2000;

/** Why a message was taken for this, from the same ranking that it was chosen by. */
export async function whyOf(input: PlannerInput, understood: Understood, signal: AbortSignal): Promise<Why> {
  const whole = (textsOfPerson(input.transcript).at(-1) ?? "").slice(0, maxCharacters);
  const request = withoutNegated(whole);
  const asking = input.pending ? operationOf(input.pending.about, input.operations) : undefined;
  const open = openTo(whole, await prepareIndex(input.operations, signal), asking);
  const who = somebodyElse(request);
  const ranked = judged(request, open, (operation) => who !== undefined && isAboutOneself(operation));
  const best = ranked.filter(({ veto }) => veto === undefined);
  return {
    by: "built_in",
    how: howOf(input, understood, best),
    best: best.slice(0, most).map((it) => candidateOf(it, request, open)),
    out: [...negatedIn(whole, request, ranked, open), ...vetoedIn(ranked)].slice(0, most),
  };
}

const keyOf = ({ skillId, operationId }: OperationKey): OperationKey => ({ skillId, operationId });

function howOf({ chosen, pending }: PlannerInput, understood: Understood, [first]: readonly Judged[]): How {
  if (chosen !== undefined) return "pressed";
  switch (understood.kind) {
    case "steps": {
      const operations = understood.steps.map(({ operation }) => operation);
      if (pending && operations.some((it) => it.operationId === pending.about.operationId)) return "reply";
      return first !== undefined && operations.includes(first.operation) ? "words" : "earlier";
    }
    case "told":
      return "earlier";
    case "choice":
      return "unclear";
    case "chat":
      return "small_talk";
    case "others":
    case "nothing":
      return "nothing";
    default:
      return understood satisfies never;
  }
}

const rounded = (score: number): number => Math.round(score * 100) / 100;

const candidateOf = ({ operation, score }: Judged, request: string, open: OpenOperations): Candidate => ({
  ...keyOf(operation),
  score: rounded(score),
  met: metBy(operation, request, open),
});

/** Words as they were said, neighbours put together: 手机 and 机号 are 手机号. */
function metBy(operation: Judged["operation"], request: string, { index }: OpenOperations): Met[] {
  const entry = index.operations.find((it) => it.operation === operation);
  if (entry === undefined) return [];
  const said = comparable(request);
  const keywords = operation.keywords.filter((it) => said.includes(comparable(it)));
  const placed = placedTerms(request).flatMap(({ term, start, end }): Placed[] => {
    if (entry.name.terms.has(term)) return [{ in: "name", start, end }];
    if (entry.examples.some(({ terms }) => terms.has(term))) return [{ in: "example", start, end }];
    return entry.subject.has(term) ? [{ in: "description", start, end }] : [];
  });
  const met = joined(placed).map(({ start, end, ...place }) => ({
    word: request.slice(start, end),
    ...place,
  }));
  return [...keywords.map((word): Met => ({ word, in: "keyword" })), ...met].slice(0, maxMet);
}

type Placed = Pick<Met, "in"> & { start: number; end: number };

function joined(placed: readonly Placed[]): Placed[] {
  const whole: Placed[] = [];
  for (const place of placed.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = whole.at(-1);
    if (last === undefined || place.start >= last.end) whole.push({ ...place });
    else if (place.in === last.in) last.end = Math.max(last.end, place.end);
  }
  return whole;
}

const vetoedIn = (ranked: readonly Judged[]) =>
  ranked.flatMap(({ operation, score, veto }) =>
    veto !== undefined && score > 0 ? [{ ...keyOf(operation), because: veto }] : [],
  );

/** What is meant only by what the person says is not to be done. */
function negatedIn(whole: string, request: string, ranked: readonly Judged[], open: OpenOperations) {
  if (whole === request) return [];
  const isMeant = (all: readonly Judged[], operation: Judged["operation"]) =>
    all.some((it) => it.operation === operation && it.score > 0);
  return judged(whole, open)
    .filter(({ operation, score }) => score > 0 && !isMeant(ranked, operation))
    .map(({ operation }) => ({ ...keyOf(operation), because: "negated" as const }));
}
