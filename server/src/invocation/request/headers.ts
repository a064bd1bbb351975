import type { Operation } from "../../skill-files/index.ts";
import { refuseArgument } from "../arguments/invalid-arguments.ts";
import { encodePairs } from "./pairs.ts";
import {
  inMediaType,
  isJson,
  membersOf,
  type ParameterValue,
  plainText,
  type Values,
  valuesIn,
} from "./values.ts";

// What frames the message, says who calls, or is set by the platform itself.
const reserved =
  /^(?:accept|accept-encoding|authorization|connection|content-encoding|content-length|content-type|cookie2?|expect|forwarded|host|http2-settings|idempotency-key|keep-alive|origin|proxy-.*|referer|sec-.*|set-cookie2?|te|trailer|transfer-encoding|upgrade|user-agent|via|x-forwarded-.*|x-http-method.*|x-method-override|x-real-ip|x-request-id)$/;

/** The headers that hold parameters: one for each, and one for all cookies. @throws InvalidArguments */
export function parameterHeaders(operation: Operation, values: Values): [string, string][] {
  const own = valuesIn(operation, values, "header").flatMap(([parameter, value]): [string, string][] => {
    if (!isFreeHeader(parameter.name))
      refuseArgument(parameter.key, {
        zh: "是技能不能设置的请求头",
        en: "is a header that skills may not set",
      });
    const text = headerText([parameter, value]);
    return text === undefined ? [] : [[parameter.name.toLowerCase(), text]];
  });
  const cookies = encodePairs(operation, values, "cookie");
  return cookies.length === 0 ? own : [...own, ["cookie", cookies.join("; ")]];
}

/** Whether a parameter may go into a header of this name (RFC 9110 section 5.1). */
function isFreeHeader(name: string): boolean {
  return /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(name) && !reserved.test(name.toLowerCase());
}

/** Undefined when there is nothing to say. */
function headerText([parameter, value]: ParameterValue): string | undefined {
  const { key: path, explode = false, contentType } = parameter;
  if (value === null) return undefined;
  if (contentType !== undefined && isJson(contentType)) return asciiJson(value);
  if (contentType !== undefined) return wholeText(path, inMediaType(value, contentType));
  const members = membersOf(value);
  if (members === undefined && !Array.isArray(value)) return wholeText(path, plainText(value));
  const items =
    members && explode
      ? members.map(([key, item]) => `${itemText(path, key).replaceAll("=", "%3D")}=${itemText(path, item)}`)
      : (members ? members.flat() : [value].flat()).map((item) => itemText(path, item));
  return items.length === 0 ? undefined : items.join(",");
}

/** What a header cannot hold as it is, since it is not ASCII or has spaces around it, travels percent-encoded. */
function wholeText(path: string, text: string): string {
  refuseControls(path, text);
  return /^(?:[!-~](?:[ -~]*[!-~])?)?$/.test(text) ? text : encodeURIComponent(text.toWellFormed());
}

/** One item of a list: a delimiter inside it must not look like one between items. */
function itemText(path: string, item: unknown): string {
  const text = plainText(item);
  refuseControls(path, text);
  return text.toWellFormed().replace(/[^!-~]|[%,]/gu, encodeURIComponent);
}

function refuseControls(path: string, text: string): void {
  if (/\p{Cc}/u.test(text))
    refuseArgument(path, {
      zh: "不能包含换行符或控制字符",
      en: "must not contain line breaks or control characters",
    });
}

/** JSON escapes line breaks itself; what is not ASCII can be escaped as well. */
function asciiJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[^ -~]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
