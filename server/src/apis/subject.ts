import { createHmac } from "node:crypto";
import type { PersonId } from "../platform/ids.ts";
import type { Subject } from "./api.ts";

/** Of one person the same at one API, and another at each other one; it leads back to nobody without the key. */
export const pairwiseId = (key: Buffer, personId: PersonId): Buffer =>
  createHmac("sha256", key).update(personId).digest();

/** Who a person is to an API (OpenID Connect Core §8). */
export const subjectAt = (
  { subject, pairwiseKey }: { subject: Subject; pairwiseKey: Buffer },
  personId: PersonId,
): string => (subject === "user_id" ? personId : pairwiseId(pairwiseKey, personId).toString("base64url"));
