import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { isStatus, request } from "./client.ts";
import type { Confirmation, ConfirmationAnswer, StepConfirmation } from "./confirmations.ts";
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

/** Why a call has, or has not, an answer. */
export type CallOutcome =
  | "sending"
  | "answered"
  | "failed"
  | "unknown"
  | "refused"
  | "planning_off"
  | "not_available"
  | "cancelled";

export interface RunStep {
  id: string;
  kind: "plan" | "consent" | "confirm" | "call" | "answer";
  status: "running" | "done" | "failed" | "skipped";
  summary: string;
  operationId?: string;
  at: string;
  outcome?: CallOutcome;
  consent?: StepConsent;
  confirmation?: StepConfirmation;
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
  outcome: CallOutcome;
  /** How it reached the skill. */
  mode?: "http" | "stream";
  /** The same request as a command line, secrets masked; null where there is none to show. */
  curl?: string | null;
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
      void client.invalidateQueries({ queryKey: ["confirmation-waivers"] });
    },
    onError: (error) => {
      // Decided elsewhere: the outcome is there to be read.
      if (isStatus(error, 409)) void client.invalidateQueries({ queryKey: runQuery(runId).queryKey });
    },
  });
}
