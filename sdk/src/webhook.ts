import { createHmac, timingSafeEqual } from "node:crypto";
import type { WebhookEvent } from "./schema.gen.ts";

const toleranceMs = 5 * 60_000;

type Headers = Readonly<Record<string, string | string[] | undefined>> | { get(name: string): string | null };

/** It is not from Behalf, or not from now. */
export class UntrustedWebhook extends Error {}

/**
 * The event, once it is sure that Behalf sent it (Standard Webhooks). Takes the body to the letter, as it came.
 *
 * @example
 * const event = verifyWebhook(request.headers, body, secret);
 * if (event.type === "grant.revoked") forget(event.data.sub);
 */
export function verifyWebhook(headers: Headers, body: string | Uint8Array, secret: string): WebhookEvent {
  const read = (name: string) => headerIn(headers, name);
  const [id, timestamp, signatures] = [
    read("webhook-id"),
    read("webhook-timestamp"),
    read("webhook-signature"),
  ];
  if (!id || !timestamp || !signatures)
    throw new UntrustedWebhook("webhook-id, webhook-timestamp and webhook-signature must be there");
  if (!/^\d{1,12}$/.test(timestamp) || Math.abs(Date.now() - Number(timestamp) * 1000) > toleranceMs)
    throw new UntrustedWebhook("webhook-timestamp is more than five minutes away");
  const text = typeof body === "string" ? body : new TextDecoder().decode(body);
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  if (key.length < 24)
    throw new Error("the secret of the webhook is whsec_…, as it was shown when it was made");
  const expected = createHmac("sha256", key).update(`${id}.${timestamp}.${text}`).digest();
  const signed = signatures.split(" ").some((each) => {
    const [version, signature = ""] = each.split(",");
    const given = Buffer.from(signature, "base64");
    return version === "v1" && given.length === expected.length && timingSafeEqual(given, expected);
  });
  if (!signed) throw new UntrustedWebhook("no signature is by this secret");
  return JSON.parse(text);
}

function headerIn(headers: Headers, name: string): string | undefined {
  if (typeof headers.get === "function") return headers.get(name) ?? undefined;
  const found = (headers as Readonly<Record<string, string | string[] | undefined>>)[name];
  return Array.isArray(found) ? found.join(" ") : found;
}
