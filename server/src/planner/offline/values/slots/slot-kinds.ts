import { splitName } from "../../../words/words.ts";
import type { Slot } from "./slots.ts";

/** What sort of thing a slot takes, as far as its name and description tell. */
const kinds = {
  place:
    /\b(?:location|city|place|region|area|country|destination|address|state|town|where|venue)\b|地区|城市|地点|位置|目的地|国家|区域|地方|地址/i,
  origin: /\b(?:from|origin|source|departure|start(?:ing)?)\b|出发|起点|始发/i,
  target: /\b(?:to|destination|target|arrival|end)\b|目的|到达|终点/i,
  topic: /\b(?:query|keywords?|topic|search|question|subject|term|about)\b|关键词|主题|查询内容|话题/i,
  content:
    /\b(?:title|text|content|message|body|note|memo|subject|task|prompt)\b|\bto be done\b|要做的|做什么|标题|内容|文本|正文|事项|备注|主题/i,
  code: /\b(?:id|ids|code|number|no|key|sku|identifier|symbol|year|zip|postal|phone|mobile|amount|version|age|ticket|account|token|size)\b|编号|代码|号码|工号|单号|标识|识别码|年份|电话|手机/i,
  address:
    /\b(?:url|uri|link|website|site|email|mail|ip|path|file|host|domain|directory|folder)\b|网址|链接|邮箱|路径|文件|域名|目录/i,
} as const;

type Kind = keyof typeof kinds;

export const isKind = (slot: Slot, kind: Kind): boolean =>
  kinds[kind].test(`${splitName(slot.name)} ${slot.description.slice(0, 80)}`);
export const isNamed = (slot: Slot, kind: Kind): boolean => kinds[kind].test(splitName(slot.name));
