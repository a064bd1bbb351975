import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { request } from "./client.ts";
import { newerOf } from "./run-events.ts";

type RunStatus =
  | "queued"
  | "in_progress"
  | "requires_action"
  | "completed"
  | "failed"
  | "cancelled"
  | "expired";

export type Duration = "once" | "conversation" | "30d" | "always";

export interface StepConsent {
  decision: "allow" | "deny" | "expired" | "superseded";
  scopes: string[];
  /** What the card asked for. */
  asked: string[];
  duration: Duration | null;
  grantId: string | null;
}

export interface RunStep {
  id: string;
  kind: "plan" | "consent" | "confirm" | "call" | "answer";
  status: "running" | "done" | "failed" | "skipped";
  summary: string;
  operationId?: string;
  at: string;
  consent?: StepConsent;
}

export interface ConsentScope {
  code: string;
  name: string;
  description: string;
  sensitive: boolean;
  required: boolean;
}

export interface ConsentRequest {
  id: string;
  application: { name: string; provider: string; privacyUrl: string | null };
  skill: { title: string; host: string };
  /** The person's own words. */
  request: string;
  /** The skill whose answer led to this call. */
  because?: { skill: string };
  durations: Duration[];
  defaultDuration: Duration;
  scopes: ConsentScope[];
  /** Codes that `allow_all` would cover. */
  all: string[];
  expiresAt: string;
}

/** The members of JSON Schema that a form can be made from. */
export interface ParameterSchema {
  type?: string;
  format?: string;
  enum?: (string | number)[];
  default?: unknown;
}

export interface ConfirmationParameter {
  name: string;
  description: string;
  schema: ParameterSchema;
  value: unknown;
  /** Filled in by the platform: shown, never edited. */
  platform: boolean;
}

export interface Confirmation {
  id: string;
  operationId: string;
  method?: string;
  parameters: ConfirmationParameter[];
  expiresAt: string;
}

type RequiredAction =
  | { kind: "consent"; consent: ConsentRequest }
  | { kind: "confirm"; confirmation: Confirmation };

export interface Run {
  id: string;
  conversationId: string;
  assistantId: string;
  status: RunStatus;
  createdAt: string;
  completedAt: string | null;
  error: { code: string; message: string } | null;
  steps: RunStep[];
  requiredAction: RequiredAction | null;
  message: { text: string } | null;
}

export interface Call {
  id: string;
  operationId: string;
  outcome: "sending" | "answered" | "failed" | "unknown";
  request: { method: string; uri: string; headers: Record<string, string>; body: string | null };
  response: {
    status: { code: number; message: string };
    headers: Record<string, string>;
    body: string | null;
  } | null;
  error?: string;
  /** Epoch milliseconds. */
  beginTime: number;
  /** Milliseconds until the answer; null while it is awaited. */
  rt: number | null;
}

export interface ConsentAnswer {
  consentId: string;
  decision: "allow" | "deny" | "allow_all";
  scopes?: string[];
  duration?: Duration;
}

export interface ConfirmationAnswer {
  confirmationId: string;
  decision: "run" | "cancel";
  arguments?: Record<string, unknown>;
}

export function runQuery(id: string) {
  return queryOptions({
    queryKey: ["runs", id],
    queryFn: async ({ signal }) =>
      (await request<{ run: Run }>("GET", `/api/runs/${id}`, undefined, { signal })).run,
    staleTime: 60_000,
  });
}

export function useCalls(runId: string, enabled: boolean) {
  return useQuery({
    queryKey: ["runs", runId, "calls"],
    queryFn: async ({ signal }) =>
      (await request<{ calls: Call[] }>("GET", `/api/runs/${runId}/calls`, undefined, { signal })).calls,
    enabled,
  });
}

export function useAnswerConsent(runId: string) {
  return useRunChange(runId, (answer: ConsentAnswer) =>
    request<{ run: Run }>("POST", `/api/runs/${runId}/consent`, answer),
  );
}

export function useAnswerConfirmation(runId: string) {
  return useRunChange(runId, (answer: ConfirmationAnswer) =>
    request<{ run: Run }>("POST", `/api/runs/${runId}/confirmation`, answer),
  );
}

export function useCancelRun(runId: string) {
  return useRunChange(runId, () => request<{ run: Run }>("POST", `/api/runs/${runId}/cancel`));
}

function useRunChange<Input>(runId: string, change: (input: Input) => Promise<{ run: Run }>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: ({ run }) => {
      client.setQueryData<Run>(runQuery(runId).queryKey, (known) => newerOf(known, run));
      void client.invalidateQueries({ queryKey: ["grants"] });
    },
  });
}
