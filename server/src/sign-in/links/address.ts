import type { Secret } from "../../platform/secret.ts";

/** The secret stands behind the #, which no browser sends anywhere: not into a log, nor to another site. */
export function addressOf(link: Secret, url: string): string {
  return `${url.replace(/\/$/, "")}/set-password#${link.reveal()}`;
}
