import { z } from "zod";
import { SkillTitle } from "../../consent/index.ts";
import type { PersonPrincipal } from "../../platform/http/principal.ts";
import { Time } from "../../platform/http/schemas.ts";
import { CallView, callView, Transport } from "../trace/calls.ts";
import type { Caller, LoggedCall, LoggedCallDetail } from "./logged-call.ts";

export const CallerView = z
  .object({
    alias: z.string().describe("The same in every call to this application."),
    id: z.string().nullable(),
    name: z.string().nullable().describe("Null for whom you may not know by name."),
    own: z.boolean().describe("You."),
  })
  .meta({ id: "Caller", description: "For whom a skill was called." });

export const LoggedCallView = z
  .object({
    id: z.string(),
    at: Time,
    runId: z.string(),
    outcome: CallView.shape.outcome,
    method: z.string(),
    operationId: z.string(),
    path: z.string().describe("As the skill's file has it, without values."),
    skill: SkillTitle,
    version: z.number().nullable().describe("Of the assistant; null: its draft."),
    status: z.number().nullable(),
    failure: z.string().nullable().describe("Why there is no answer, or none that can be read."),
    sent: z
      .boolean()
      .nullable()
      .describe("Whether anything may have reached the skill; null while it is awaited."),
    transport: Transport,
    rt: z.number().nullable().describe("Milliseconds."),
    person: CallerView,
  })
  .meta({
    id: "LoggedCall",
    description: "A call of an application's skill: when, what, and what came of it.",
  });

export const LoggedCallDetailView = z
  .object({
    request: LoggedCallView,
    bodies: z.boolean().describe("Whether what was said in it is shown: it was made for you."),
    call: CallView,
    permissions: z
      .array(z.object({ code: z.string(), duration: z.string().nullable() }))
      .describe("What it needed of the person, and for how long that was allowed."),
    code: z
      .object({ issuedAt: Time, redeemedAt: Time.nullable(), expiresAt: Time })
      .nullable()
      .describe("The one-time code that went with it; null: none."),
    uses: z
      .array(z.object({ at: Time, api: z.string(), status: z.number() }))
      .describe("The requests made under the same permission while it ran."),
  })
  .meta({ id: "LoggedCallDetail" });

type Seer = Pick<PersonPrincipal, "id">;

export function viewOf({ caller, at, ...call }: LoggedCall, seer: Seer): z.input<typeof LoggedCallView> {
  const { id, runId, outcome, method, operationId, path, skill, version } = call;
  const { status, failure, sent, transport, rt } = call;
  const made = { id, at: at.toISOString(), runId, outcome, method, operationId, path, skill, version };
  return { ...made, status, failure, sent, transport, rt, person: personOf(caller, seer) };
}

export const personOf = ({ alias, id, name }: Caller, seer: Seer): z.input<typeof CallerView> => ({
  alias,
  id,
  name,
  own: id === seer.id,
});

/** `bodies`: what was said in it too. */
export function detailOf(
  call: LoggedCallDetail,
  seer: Seer,
  { bodies }: { bodies: boolean },
): z.input<typeof LoggedCallDetailView> {
  const { permissions, code, uses } = call;
  return {
    request: viewOf(call, seer),
    bodies,
    call: callView({ ...call, beginAt: call.at, bodies }),
    permissions,
    code: code && {
      issuedAt: code.issuedAt.toISOString(),
      redeemedAt: code.redeemedAt?.toISOString() ?? null,
      expiresAt: code.expiresAt.toISOString(),
    },
    uses: uses.map(({ at, ...use }) => ({ at: at.toISOString(), ...use })),
  };
}
