import { createHmac } from "node:crypto";
import type { DeliveryId } from "../../platform/ids.ts";
import type { Secret } from "../../platform/secret.ts";
import { keyIn } from "../signing-secret.ts";

interface Signed {
  id: DeliveryId;
  body: string;
  at: Date;
}

/** The headers that say whose an event is and that it is new (Standard Webhooks 1.0): one signature for each secret. */
export function signedHeaders({ id, body, at }: Signed, secrets: readonly Secret[]): [string, string][] {
  const seconds = String(Math.floor(at.getTime() / 1000));
  const signatures = secrets.map((secret) => {
    const signature = createHmac("sha256", keyIn(secret)).update(`${id}.${seconds}.${body}`).digest("base64");
    return `v1,${signature}`;
  });
  return [
    ["webhook-id", id],
    ["webhook-timestamp", seconds],
    ["webhook-signature", signatures.join(" ")],
  ];
}
