import { isUtf8 } from "node:buffer";
import type { Words } from "../../permissions/index.ts";
import type { TenantCtx } from "../../platform/ctx.ts";
import type { OutboundAnswer } from "../../platform/egress/index.ts";
import { userAgent } from "../../platform/egress/user-agent.ts";
import { AppError } from "../../platform/errors.ts";
import type { PersonPrincipal } from "../../platform/http/principal.ts";
import type { ReadSkill } from "../../skill-files/index.ts";
import { countImport, maxDocumentBytes } from "../limits.ts";
import { unusableAddress } from "../unusable-address.ts";

/** The text at an address, whatever it is. Errors: 400 `import_failed` with the way out, 429. */
export async function fetchDocument(ctx: TenantCtx, caller: PersonPrincipal, url: string): Promise<string> {
  await countImport(ctx, caller);
  const answer = await ctx.egress.send({
    method: "GET",
    url,
    headers: [
      ["accept", "application/yaml, application/json, text/yaml, text/plain;q=0.9, */*;q=0.5"],
      ["user-agent", userAgent],
    ],
    maxBytes: maxDocumentBytes,
    lane: `import ${caller.organisationId}`,
  });
  return textOf(caller, answer);
}

/**
 * What is not a skill file is not handed over, nor is anything said of it but of what kind it is: a builder could read
 * through us what only we can reach. Errors: 400 `import_failed`.
 */
export function requireSkillFile(caller: PersonPrincipal, { spec, problems }: ReadSkill): void {
  if (spec !== null) return;
  const other = problems.find(({ code }) => code === "other_format");
  refuse(caller, other?.message ?? words.notOpenApi);
}

/** What is at an address and no OpenAPI document, of which nothing more is said. Errors: 400 `import_failed`. */
export const refuseOther = (caller: PersonPrincipal): never => refuse(caller, words.notOpenApi);

function textOf(caller: PersonPrincipal, answer: OutboundAnswer): string {
  if (answer.kind === "failed") return refuse(caller, failures[answer.reason]);
  const { status, body } = answer;
  if (status === 404 || status === 410) return refuse(caller, words.notThere);
  if (status === 401 || status === 403) return refuse(caller, words.closed);
  if (status !== 200) return refuse(caller, words.status(status));
  if (!isUtf8(body) || body.includes(0)) return refuse(caller, words.notText);
  return Buffer.from(body)
    .toString()
    .replace(/^\ufeff/, "");
}

function refuse(caller: PersonPrincipal, said: Words): never {
  throw new AppError("import_failed", said.en, { message: said[caller.locale] });
}

const paste = {
  zh: "也可以直接粘贴文件内容。",
  en: "Or paste the file itself.",
};

const words = {
  notThere: {
    zh: `该地址没有文件（404）。请检查地址。${paste.zh}`,
    en: `There is no file at this address (404). Check the address. ${paste.en}`,
  },
  closed: {
    zh: `该地址需要登录或没有权限。请使用公开的地址。${paste.zh}`,
    en: `This address wants a sign-in or refuses us. Use an open one. ${paste.en}`,
  },
  status: (status: number): Words => ({
    zh: `该地址返回了 HTTP ${status}。请稍后再试。${paste.zh}`,
    en: `The address answered with HTTP ${status}. Try again later. ${paste.en}`,
  }),
  notText: {
    zh: `该地址的内容不是 UTF-8 文本。请填写 YAML 或 JSON 文件的地址。${paste.zh}`,
    en: `What is at this address is not UTF-8 text. Use the address of the YAML or JSON file itself. ${paste.en}`,
  },
  notOpenApi: {
    zh: `该地址的内容不是 OpenAPI 文档。请填写 YAML 或 JSON 文件本身的地址，而不是网页的地址。${paste.zh}`,
    en: `This is not an OpenAPI document. Use the address of the YAML or JSON file itself, not of a page about it. ${paste.en}`,
  },
};

const unusable: Words = {
  zh: `${unusableAddress.zh}${paste.zh}`,
  en: `${unusableAddress.en} ${paste.en}`,
};

const failures: Record<Extract<OutboundAnswer, { kind: "failed" }>["reason"], Words> = {
  refused_address: unusable,
  unreachable: unusable,
  tls: {
    zh: `无法建立安全连接，对方的证书无效。请换一个地址。${paste.zh}`,
    en: `No secure connection: the certificate there is not valid. Use another address. ${paste.en}`,
  },
  timeout: {
    zh: `该地址没有及时回答。请稍后再试。${paste.zh}`,
    en: `The address did not answer in time. Try again later. ${paste.en}`,
  },
  too_large: {
    zh: "文件超过 16 MiB。请拆分成多个技能。",
    en: "The file is larger than 16 MiB. Split it into several skills.",
  },
  redirect: {
    zh: `该地址跳转到了别处，跳转不会被跟随。请在浏览器中打开，再粘贴最终的地址。${paste.zh}`,
    en: `The address redirects elsewhere, which is not followed. Open it in a browser and paste the final address. ${paste.en}`,
  },
  bad_response: {
    zh: `该地址的回答中断或无法读取。请稍后再试。${paste.zh}`,
    en: `The answer broke off or could not be read. Try again later. ${paste.en}`,
  },
  aborted: {
    zh: "导入已停止。请重试。",
    en: "The import was stopped. Try again.",
  },
};
