import { Readable } from "node:stream";
import { z } from "zod";
import { person } from "../../platform/http/access.ts";
import { none, type Route } from "../../platform/http/route.ts";
import { Time } from "../../platform/http/schemas.ts";
import { asFile } from "../as-file.ts";
import { route } from "../route.ts";
import { exportAudit } from "./export.ts";
import { headOf } from "./head.ts";
import { verifyAudit } from "./verify.ts";

const Hash = z.string().describe("SHA-256, hexadecimal.");

const FirstBad = z
  .object({
    position: z.number().nullable().describe("In the chain; null for what is not in it."),
    id: z.number().nullable().describe("The event's; null where nothing is left that names it."),
    problem: z
      .enum(["changed", "missing", "gap", "added"])
      .describe(
        "`changed`: it, or its place, is not what was sealed. `missing`: its seal is there and it is not. `gap`: the seal is gone. `added`: it was put in among what is sealed.",
      ),
  })
  .meta({ id: "AuditFault" });

const verify = route({
  method: "GET",
  url: "/api/audit/verify",
  operationId: "verifyAudit",
  tag: "Control",
  summary: "Whether the audit is as it was sealed",
  access: person("admin"),
  audit: none("read only"),
  reply: [
    200,
    z
      .object({
        ok: z.boolean(),
        events: z.number(),
        sealed: z.number(),
        unsealed: z.number().describe("Recorded in the last second, as a rule."),
        firstBad: FirstBad.optional(),
        head: z.object({ position: z.number(), hash: Hash }).describe("How far the chain holds."),
      })
      .meta({ id: "AuditVerification" }),
  ],
  errors: ["too_many_attempts"],
  async handle(ctx) {
    const { firstBad, end, ...counts } = await verifyAudit(ctx);
    return { ok: firstBad === undefined, ...counts, ...(firstBad && { firstBad }), head: end };
  },
});

const getHead = route({
  method: "GET",
  url: "/api/audit/head",
  operationId: "getAuditHead",
  tag: "Control",
  summary: "How far the audit's chain goes, signed, to be kept elsewhere",
  access: person("admin"),
  audit: { event: "audit.key_made" },
  reply: [
    200,
    z
      .object({
        organisation: z.string(),
        position: z.number(),
        hash: Hash,
        at: Time,
        publicKey: z.string().describe("Ed25519, SubjectPublicKeyInfo in base64."),
        signature: z.string().describe("Base64."),
      })
      .meta({ id: "AuditHead" }),
  ],
  handle: (ctx) => headOf(ctx),
});

/** `stopping`: aborted when this node ends, and the export with it. */
export const auditExportRoute = (stopping: AbortSignal): Route =>
  route({
    method: "GET",
    url: "/api/audit/export",
    operationId: "exportAudit",
    tag: "Control",
    summary: "The audit in the order of its chain, for `behalf audit verify`",
    access: person("admin"),
    audit: { event: "audit.key_made" },
    reply: [200, null],
    media: "application/x-ndjson",
    async handle(ctx, { reply }) {
      const lines = await exportAudit(ctx, stopping);
      return asFile(reply, "audit.ndjson").type("application/x-ndjson").send(Readable.from(lines));
    },
  });

export const chainRoutes = [verify, getHead];
