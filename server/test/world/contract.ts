import { z } from "zod";
import { WhyView } from "../../src/runs/show/why-view.ts";

// What the tests read of our own API's answers, written from the contract and not from the server's schemas, so that
// a member that is renamed there is missed here. Members that no test reads are left out.

export const Duration = z.enum(["once", "conversation", "30d", "always"]);
export type Duration = z.infer<typeof Duration>;

export const OpenedMore = z.object({
  operations: z.array(z.object({ method: z.string(), path: z.string(), name: z.string() })),
  fields: z.array(z.string()),
  write: z.boolean(),
  baseUrl: z.string().nullable(),
});

export const Card = z.object({
  id: z.string(),
  application: z.object({ name: z.string(), provider: z.string(), privacyUrl: z.string().nullable() }),
  skill: z.object({ title: z.string(), host: z.string() }),
  request: z.string(),
  because: z.object({ skill: z.string() }).optional(),
  reader: z.string().optional(),
  durations: z.array(Duration),
  defaultDuration: Duration,
  scopes: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      description: z.string(),
      sensitive: z.boolean(),
      required: z.boolean(),
      api: z.object({ name: z.string(), provider: z.string() }).nullable(),
      widened: OpenedMore.optional(),
    }),
  ),
  all: z.array(z.string()),
  allSkills: z.array(
    z.object({
      skill: z.object({ id: z.string(), title: z.string(), host: z.string() }),
      application: z.object({ name: z.string(), provider: z.string(), other: z.boolean() }),
      scopes: z.array(
        z.object({ code: z.string(), name: z.string(), description: z.string(), sensitive: z.boolean() }),
      ),
    }),
  ),
  leftOut: z.array(z.object({ code: z.string(), name: z.string(), asked: z.boolean() })),
  changed: z.literal(true).optional(),
  expiresAt: z.iso.datetime(),
});
export type Card = z.infer<typeof Card>;

export const Confirmation = z.object({
  id: z.string(),
  operationId: z.string(),
  method: z.string(),
  path: z.string().optional(),
  skill: z.object({ title: z.string(), host: z.string() }),
  request: z.string(),
  reason: z.string(),
  because: z.object({ skill: z.string() }).optional(),
  remember: z.boolean(),
  parameters: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      place: z.string().optional(),
      schema: z.record(z.string(), z.unknown()),
      value: z.unknown(),
      platform: z.boolean(),
      sealed: z.boolean().optional(),
      unusual: z
        .array(z.object({ letter: z.string(), codePoint: z.string(), script: z.string() }))
        .optional(),
      matched: z.string().optional(),
    }),
  ),
  expiresAt: z.iso.datetime(),
});
export type Confirmation = z.infer<typeof Confirmation>;

const Step = z.object({
  id: z.string(),
  kind: z.enum(["plan", "consent", "confirm", "call", "answer"]),
  status: z.enum(["running", "done", "failed", "skipped"]),
  summary: z.string(),
  operationId: z.string().optional(),
  callId: z.string().optional(),
  outcome: z.string().optional(),
  sent: z.boolean().optional(),
  stopped: z.literal(true).optional(),
  needsAdmin: z.array(z.object({ code: z.string(), name: z.string(), asked: z.boolean() })).optional(),
  why: WhyView.optional(),
  confirmation: z
    .object({
      decision: z.enum(["run", "cancel", "expired", "superseded", "unavailable"]),
      edited: z.boolean(),
      parameters: z.array(z.object({ name: z.string(), value: z.unknown(), label: z.string().optional() })),
    })
    .optional(),
  consent: z
    .object({
      decision: z.enum(["allow", "deny", "expired", "superseded", "unavailable"]),
      scopes: z.array(z.string()),
      duration: Duration.nullable(),
      grantId: z.string().nullable(),
      revokedAt: z.iso.datetime().nullable(),
    })
    .optional(),
});

export const Run = z.object({
  id: z.string(),
  conversationId: z.string(),
  assistantId: z.string(),
  status: z.enum(["queued", "in_progress", "requires_action", "completed", "failed", "cancelled", "expired"]),
  error: z.object({ code: z.string(), message: z.string() }).nullable(),
  steps: z.array(Step),
  requiredAction: z
    .discriminatedUnion("kind", [
      z.object({ kind: z.literal("consent"), consent: Card }),
      z.object({ kind: z.literal("confirm"), confirmation: Confirmation }),
    ])
    .nullable(),
  message: z
    .object({
      text: z.string(),
      by: z.literal("platform").optional(),
      choices: z
        .array(
          z.object({ id: z.string(), label: z.string(), kind: z.string(), ends: z.boolean().optional() }),
        )
        .optional(),
      suggestions: z.array(z.string()).optional(),
      asks: z
        .object({
          operationId: z.string(),
          missing: z.array(
            z.object({ key: z.string(), label: z.string(), schema: z.record(z.string(), z.unknown()) }),
          ),
        })
        .optional(),
    })
    .nullable(),
});
export type Run = z.infer<typeof Run>;
export const RunReply = z.object({ run: Run });

export const SessionReply = z.object({
  user: z.object({ id: z.string(), unionId: z.string(), account: z.string() }),
  csrfToken: z.string(),
});

const Words = z.object({ zh: z.string(), en: z.string() });

const ApiContent = z.object({
  name: Words,
  provider: Words,
  baseUrl: z.string(),
  points: z.array(z.object({ code: z.string() }).loose()),
});

export const ApiReply = z.object({
  api: z.object({
    id: z.string(),
    namespace: z.string(),
    owner: z.object({ id: z.string(), name: z.string() }),
    subject: z.string(),
    publishedNumber: z.number().nullable(),
    draft: ApiContent,
    revision: z.number(),
    published: ApiContent.nullable(),
    secrets: z.array(z.object({ endsAt: z.string().nullable() })).nullable(),
  }),
  secret: z.string().optional(),
});

export const ApiPublishReply = z.object({
  version: z.object({
    number: z.number(),
    points: z.array(z.object({ code: z.string(), change: z.string() })),
  }),
});

export const CatalogueReply = z.object({
  permissions: z.array(
    z.object({
      code: z.string(),
      write: z.boolean(),
      sensitive: z.boolean(),
      name: Words,
      description: Words,
    }),
  ),
});

export const Permissions = z.array(z.object({ code: z.string(), status: z.string() }));

export const ApplicationReply = z.object({
  application: z.object({ id: z.string(), clientId: z.string(), permissions: Permissions }),
});

export const AssistantReply = z.object({
  assistant: z.object({ id: z.string(), applicationId: z.string(), publishedVersion: z.number().nullable() }),
  clientSecret: z.string().optional(),
});

export const SkillReply = z.object({
  skill: z.object({
    id: z.string(),
    title: z.string(),
    problems: z.array(z.object({ severity: z.string(), code: z.string() })),
  }),
});

export const PublishReply = z.object({
  version: z.object({ number: z.number(), newScopes: z.array(z.string()), peopleAskedAgain: z.number() }),
});

export const RequestsReply = z.object({
  requests: z.array(
    z.object({
      id: z.string(),
      code: z.string(),
      reason: z.string(),
      hosts: z.array(z.string()),
      newHosts: z.array(z.string()),
    }),
  ),
});

export const ConversationReply = z.object({
  conversation: z.object({ id: z.string(), assistantId: z.string() }),
});

export const ThreadReply = z.object({
  conversation: z.object({
    messages: z.array(z.object({ role: z.enum(["user", "assistant"]), text: z.string(), runId: z.string() })),
  }),
});

export const GrantsReply = z.object({
  grants: z.array(
    z.object({
      id: z.string(),
      application: z.object({ id: z.string(), name: z.string(), provider: z.string() }),
      skill: z.object({ id: z.string(), title: z.string() }).nullable(),
      scopes: z.array(
        z.object({
          code: z.string(),
          duration: Duration,
          grantedAt: z.iso.datetime(),
          expiresAt: z.iso.datetime(),
          resting: OpenedMore.extend({ since: z.iso.datetime() }).nullable(),
        }),
      ),
      lastUsedAt: z.iso.datetime().nullable(),
    }),
  ),
});
export type Grant = z.infer<typeof GrantsReply>["grants"][number];

export const CallsReply = z.object({
  calls: z.array(
    z.object({
      id: z.string(),
      operationId: z.string(),
      request: z.object({ method: z.string(), uri: z.string(), body: z.string().nullable() }),
      response: z.object({ status: z.object({ code: z.number() }), body: z.string().nullable() }).nullable(),
    }),
  ),
});

export const AuditReply = z.object({
  events: z.array(
    z.object({
      event: z.string(),
      actor: z.object({ kind: z.string(), id: z.string().nullable() }),
      subject: z.string().nullable(),
      details: z.record(z.string(), z.unknown()),
    }),
  ),
});

export const RolesReply = z.object({
  actions: z.array(
    z.object({
      method: z.string(),
      url: z.string(),
      roles: z.array(z.string()),
      scopes: z.array(z.string()),
      applicationScopes: z.array(z.string()),
    }),
  ),
});
