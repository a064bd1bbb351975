import { isUtf8 } from "node:buffer";
import type { FastifyInstance } from "fastify";
import { AppError } from "../errors.ts";

export const formType = "application/x-www-form-urlencoded";

/** More members than any form of ours has. */
const maxPairs = 100;

/** For routes that no browser's cookie speaks for: a form becomes what its members say, each of them once. */
export function acceptForms(app: FastifyInstance): void {
  app.addContentTypeParser(formType, { parseAs: "buffer" }, (request, body, done) => {
    const charset = /;\s*charset="?([^";\s]*)/i.exec(request.headers["content-type"] ?? "")?.[1] ?? "utf-8";
    if (!/^(utf-?8|us-ascii)$/i.test(charset))
      done(new AppError("unsupported_media_type", "a form's charset"));
    else if (body.length === 0) done(null, undefined);
    else {
      const read = typeof body === "string" || !isUtf8(body) ? undefined : readForm(body.toString());
      if (typeof read === "object") done(null, read);
      else
        done(
          new AppError("invalid_input", "a form", { details: [{ path: "body", message: read ?? notUtf8 }] }),
        );
    }
  });
}

const notUtf8 = "表单不是有效的 UTF-8 编码";

/** What is wrong with it, in words, where something is. */
function readForm(text: string): Record<string, string> | string {
  const pairs = text.split("&").filter((pair) => pair !== "");
  if (pairs.length > maxPairs) return "表单的参数过多";
  const members = new Map<string, string>();
  for (const pair of pairs) {
    const [name, value] = [pair.split("=", 1)[0] ?? "", pair.slice(pair.indexOf("=") + 1)].map(decoded);
    if (name === undefined || value === undefined) return notUtf8;
    if (name === "__proto__" || name === "constructor") return "表单的参数名不正确";
    if (members.has(name)) return "表单中有重复的参数";
    members.set(name, pair.includes("=") ? value : "");
  }
  return Object.fromEntries(members);
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return undefined;
  }
}
