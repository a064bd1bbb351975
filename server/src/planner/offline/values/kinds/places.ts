/** Well-known places by name, in both languages: nothing has to lead them in. */

import type { Mention } from "../mentions/mentions.ts";
import { isKind } from "../slots/slot-kinds.ts";
import type { Slot } from "../slots/slots.ts";

const cities =
  "北京 上海 天津 重庆 香港 澳门 台北 广州 深圳 珠海 东莞 佛山 杭州 宁波 温州 南京 苏州 无锡 常州 合肥 福州 厦门 泉州 南昌 济南 青岛 烟台 郑州 洛阳 武汉 长沙 南宁 桂林 海口 三亚 成都 贵阳 昆明 大理 丽江 拉萨 西安 兰州 西宁 银川 乌鲁木齐 呼和浩特 太原 石家庄 沈阳 大连 长春 哈尔滨 纽约 洛杉矶 旧金山 芝加哥 西雅图 波士顿 华盛顿 多伦多 温哥华 伦敦 巴黎 柏林 慕尼黑 罗马 米兰 马德里 巴塞罗那 维也纳 莫斯科 伊斯坦布尔 迪拜 孟买 曼谷 新加坡 首尔 东京 大阪 京都 悉尼 墨尔本 开罗";

const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];

function countriesIn(language: "zh" | "en"): string[] {
  const names = new Intl.DisplayNames(language, { type: "region", fallback: "none" });
  return letters.flatMap((first) => letters.flatMap((second) => names.of(first + second) ?? []));
}

const anyOf = (names: readonly string[]): string =>
  names
    .toSorted((a, b) => b.length - a.length)
    .map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
    .join("|");

const chinese = new RegExp(
  `(?:${anyOf([...countriesIn("zh").filter((it) => /^\p{Script=Han}{2,6}$/u.test(it)), ...cities.split(" ")])})(?:市(?!场))?`,
  "gu",
);
const english = new RegExp(
  `\\b(?:${anyOf(countriesIn("en").filter((it) => /^[A-Z][\w .'-]+$/.test(it)))})\\b`,
  "g",
);

export const wantsPlace = (slot: Slot): boolean => isKind(slot, "place") && !isKind(slot, "address");

export function placesIn(text: string): Mention[] {
  return [...text.matchAll(chinese), ...text.matchAll(english)].map((match) => ({
    kind: "proper",
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
}
