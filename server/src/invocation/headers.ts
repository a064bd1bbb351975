import { refuseArgument } from "./invalid-arguments.ts";

// What frames the message, says who calls, or is set by the platform itself.
const reserved =
  /^(?:accept|accept-encoding|authorization|connection|content-encoding|content-length|content-type|cookie2?|expect|forwarded|host|http2-settings|idempotency-key|keep-alive|origin|proxy-.*|referer|sec-.*|set-cookie2?|te|trailer|transfer-encoding|upgrade|user-agent|via|x-forwarded-.*|x-http-method.*|x-method-override|x-real-ip|x-request-id)$/;

/** Whether a parameter may go into a header of this name (RFC 9110 section 5.1). */
export function isFreeHeader(name: string): boolean {
  return /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(name) && !reserved.test(name.toLowerCase());
}

/** A header's value. What is not ASCII travels percent-encoded as UTF-8, for the whole value. */
export function headerText(name: string, text: string): string {
  if (/\p{Cc}/u.test(text)) refuseArgument(name, "must not contain line breaks or control characters");
  return /^[ -~]*$/.test(text) ? text : encodeURIComponent(text.toWellFormed());
}
