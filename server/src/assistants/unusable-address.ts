import type { Words } from "../permissions/index.ts";

/** Said alike of each: which of them it is would tell whoever asks what names and hosts our own network has. */
export const unusableAddress: Words = {
  zh: "无法使用该地址：它不是完整的 http(s) 地址、不存在、无法连接，或指向内网。请检查地址，或请运维将内网主机加入 EGRESS_ALLOW。",
  en: "This address cannot be used: it is not a full http(s) URL, does not exist, cannot be reached, or leads into a private network. Check it, or have the operator list a private host in EGRESS_ALLOW.",
};
