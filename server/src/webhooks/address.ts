import type { TenantCtx } from "../platform/ctx.ts";
import { AppError } from "../platform/errors.ts";
import type { PersonPrincipal } from "../platform/http/principal.ts";

/** Said alike of each: which of them it is would tell whoever asks what names and hosts our own network has. */
const unusable = {
  zh: "无法使用该地址：它不是完整的 https 地址、不存在，或指向内网。请检查地址，或请运维将内网主机加入 EGRESS_ALLOW。",
  en: "This address cannot be used: it is not a full https URL, does not exist, or leads into a private network. Check it, or have the operator list a private host in EGRESS_ALLOW.",
};

/** Where events may be sent to: by https, or to a host that the operator lists. Errors: 400 with the place. */
export async function requireUsable(
  { egress }: TenantCtx,
  { locale }: PersonPrincipal,
  url: string,
): Promise<void> {
  const checked = await egress.check(url).catch(() => undefined);
  if (checked !== undefined && (checked.listed || url.startsWith("https:"))) return;
  const details = [{ path: "body.url", message: unusable[locale] }];
  throw new AppError("invalid_input", "webhook address", { details });
}
