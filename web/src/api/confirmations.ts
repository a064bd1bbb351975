import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { request } from "./client.ts";

/** The members of JSON Schema that a form can be made from. */
export interface ParameterSchema {
  type?: string | string[];
  format?: string;
  enum?: unknown[];
  nullable?: boolean;
  /** For a person looked up in the directory: whom the name may mean. */
  oneOf?: unknown[];
}

/** Where a parameter is sent. */
export type ParameterPlace = "path" | "query" | "header" | "cookie" | "body";

export interface ConfirmationParameter {
  /** What its value is given by. */
  key: string;
  name: string;
  /** Said where another parameter has the same name. */
  place?: ParameterPlace;
  description: string;
  schema: ParameterSchema;
  /** As it would be sent; null where nothing would, and where the person must choose first. */
  value: unknown;
  required: boolean;
  /** Filled in by the platform: shown, never edited. */
  platform: boolean;
  /** The platform's value is a secret: not even shown. */
  sealed?: boolean;
  /** The person's words that were looked up in the directory. */
  matched?: string;
}

export type ConfirmationReason = "file" | "write" | "first_post" | "data_flow" | "name";

export interface Confirmation {
  id: string;
  operationId: string;
  /** The operation's own words for what it does. */
  summary: string;
  method: string;
  skill: { title: string; host: string };
  /** The person's own words. */
  request: string;
  reason: ConfirmationReason;
  /** The skill whose answer led to this call. */
  because?: { skill: string };
  /** Whether the person may say that this operation needs no question from now on. */
  remember: boolean;
  parameters: ConfirmationParameter[];
  expiresAt: string;
}

/** What became of a confirmation, as the run's step remembers it. */
export interface StepConfirmation {
  decision: "run" | "cancel" | "expired" | "superseded";
  edited: boolean;
  /** `label`: who it is, where the value is the id of a person who was looked up. */
  parameters: {
    key: string;
    name: string;
    place?: ParameterPlace;
    value: unknown;
    platform: boolean;
    label?: string;
  }[];
}

export interface ConfirmationAnswer {
  confirmationId: string;
  decision: "run" | "cancel";
  /** All of the person's own parameters, where one of them was changed; left out, those of the card are sent. */
  arguments?: Record<string, unknown>;
  remember?: boolean;
}

/** An operation that runs without being confirmed: for one person, or for everyone by an admin's word. */
export interface ConfirmationWaiver {
  id: string;
  skill: { id: string; title: string };
  operationId: string;
  summary: string;
  method: string;
  everyone: boolean;
  at: string;
}

const waiversKey = ["confirmation-waivers"];

/** One's own, and those that hold for everyone. */
export function useConfirmationWaivers() {
  return useQuery({
    queryKey: waiversKey,
    queryFn: async ({ signal }) =>
      (
        await request<{ waivers: ConfirmationWaiver[] }>("GET", "/api/confirmation-waivers", undefined, {
          signal,
        })
      ).waivers,
  });
}

export function useRemoveWaiver() {
  return useWaiverChange((id: string) => request<void>("DELETE", `/api/confirmation-waivers/${id}`));
}

/** An admin's word, for everyone. */
export function useWaiveForEveryone() {
  return useWaiverChange((input: { skillId: string; operationId: string }) =>
    request<unknown>("POST", "/api/confirmation-waivers", input),
  );
}

function useWaiverChange<Input>(change: (input: Input) => Promise<unknown>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () => client.invalidateQueries({ queryKey: waiversKey }),
  });
}
