import { hash } from "node:crypto";
import type { PersonId } from "../platform/ids.ts";
import type { Subject } from "./api.ts";

/**
 * Of one person the same at one API, and another at each other one; it leads back to nobody without the key. Nobody goes on
 * from a result of SHA-512/256, so that a key before the text makes a MAC of it, in a tenth of an HMAC's time.
 */
export const pairwiseId = (key: Buffer, personId: PersonId): Buffer =>
  hash("sha512-256", Buffer.concat([key, Buffer.from(personId)]), "buffer");

/** Who a person is to an API (OpenID Connect Core §8). */
export const subjectAt = (
  { subject, pairwiseKey }: { subject: Subject; pairwiseKey: Buffer },
  personId: PersonId,
): string => (subject === "user_id" ? personId : pairwiseId(pairwiseKey, personId).toString("base64url"));
