import type { Words } from "../../permissions/index.ts";
import { builtIn } from "../../permissions/index.ts";
import { lookOf } from "./look.ts";

const words = ({ zh, en }: Words) => [zh, en];

/** What the platform calls what is its own, and what only the platform could call itself. */
const names = new Set(
  [
    ...builtIn.flatMap(({ name, api }) => [...words(name), ...words(api.name)]),
    ...["System", "The system", "Platform", "The platform", "Official", "Administrator", "Admin"],
    ...[
      "系统",
      "平台",
      "官方",
      "本平台",
      "系统平台",
      "平台官方",
      "官方平台",
      "管理员",
      "企业管理员",
      "组织管理员",
    ],
  ].map(lookOf),
);

/** "on your behalf" is plain English; the name is not. */
const phrase = /\bon\s+(?:\p{L}+\s+){0,2}behalf\b(?:\s+of\b)?/giu;
const brands = ["Behalf", "DingTalk", "钉钉", "平台官方", "官方平台"].map(lookOf);

/** Whether a name is one of the platform's own to the eye, or says that it is. */
export function imitates(name: string): boolean {
  const look = lookOf(name.replace(phrase, " "));
  return names.has(lookOf(name)) || brands.some((brand) => look.includes(brand));
}
