import type { ModelInput } from "../../api/model.ts";
import type { DelegatedResults, OrganisationModel } from "../../api/schema.gen.ts";

export const budgetNames = ["requests", "calls", "tokens", "seconds"] as const;
export type BudgetName = (typeof budgetNames)[number];

/** As the server takes them. */
export const mostOf: Readonly<Record<BudgetName, number>> = {
  requests: 50,
  calls: 7,
  tokens: 10_000_000,
  seconds: 600,
};

/** The form: everything is the text that stands in its field. */
export interface ModelDraft {
  baseUrl: string;
  model: string;
  /** Empty: the one that is kept. */
  apiKey: string;
  withoutKey: boolean;
  delegatedResults: DelegatedResults;
  budgets: Readonly<Record<BudgetName, string>>;
}

export type ModelField = "baseUrl" | "model" | "apiKey" | BudgetName;

/** What a part of the form is given. */
export interface FormPart {
  draft: ModelDraft;
  change: (part: Partial<ModelDraft>) => void;
  /** What is wrong with a field, if anything. */
  problem: (field: ModelField) => string | undefined;
}

/** What the organisation decided; the operator's model is not its own. */
export function draftOf({
  source,
  baseUrl,
  model,
  delegatedResults,
  budgets,
}: OrganisationModel): ModelDraft {
  return {
    baseUrl: baseUrl ?? "",
    model: source === "organisation" ? (model ?? "") : "",
    apiKey: "",
    withoutKey: false,
    delegatedResults,
    budgets: {
      requests: String(budgets.requests),
      calls: String(budgets.calls),
      tokens: String(budgets.tokens),
      seconds: String(budgets.seconds),
    },
  };
}

type Fault = "needsAddress" | "noAddress" | "needsModel" | "noKey" | "noAmount";

/** What is wrong before the server is asked. */
export function faultsOf(draft: ModelDraft): Partial<Record<ModelField, Fault>> {
  const [baseUrl, model] = [draft.baseUrl.trim(), draft.model.trim()];
  const faults: Partial<Record<ModelField, Fault>> = {};
  if (baseUrl === "" && (model !== "" || draft.apiKey !== "")) faults.baseUrl = "needsAddress";
  if (baseUrl !== "" && !isAddress(baseUrl)) faults.baseUrl = "noAddress";
  if (baseUrl !== "" && model === "") faults.model = "needsModel";
  if (draft.apiKey !== "" && !/^[!-~]{4,}$/.test(draft.apiKey)) faults.apiKey = "noKey";
  for (const name of budgetNames) if (!isAmount(draft.budgets[name], mostOf[name])) faults[name] = "noAmount";
  return faults;
}

const isAddress = (text: string): boolean =>
  /^https?:\/\//.test(text) && URL.canParse(text) && !/[?#]/.test(text);

const isAmount = (text: string, most: number): boolean =>
  /^\d+$/.test(text) && Number(text) >= 1 && Number(text) <= most;

export function inputOf({ delegatedResults, budgets, ...draft }: ModelDraft): ModelInput {
  const baseUrl = draft.baseUrl.trim() || null;
  return {
    baseUrl,
    model: draft.model.trim() || null,
    ...(draft.apiKey !== "" && { apiKey: draft.apiKey }),
    ...(draft.withoutKey && { apiKey: null }),
    delegatedResults,
    budgets: {
      requests: Number(budgets.requests),
      calls: Number(budgets.calls),
      tokens: Number(budgets.tokens),
      seconds: Number(budgets.seconds),
    },
  };
}

/**
 * Without a model of its own. What was allowed was allowed to its provider: the operator's, which then plans, is told
 * nothing under a permission until an admin says so again.
 */
export const removalOf = ({ budgets }: OrganisationModel): ModelInput => ({
  baseUrl: null,
  model: null,
  apiKey: null,
  delegatedResults: "local",
  budgets,
});
