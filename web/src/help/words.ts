import { defineWords } from "../ui/language/define-words.tsx";

export const useHelpWords = defineWords(
  {
    title: "检查结果说明",
    lead: "技能文件的检查会报告以下代码。每一页说明它的含义和解决办法。",
    search: "搜索代码或说明",
    noneFound: "没有符合的说明",
    noneFoundText: "换个词试试，或清除搜索。",
    clear: "清除搜索",
    all: "全部代码",
    unknownTitle: "没有“{code}”的说明",
    unknownText: "它可能来自较新的版本，或者地址有误。",
    seeAll: "查看全部代码",
  },
  {
    title: "What the checks of skill files say",
    lead: "These are the codes that checking a skill file can report. Each page tells what one means, and the way out.",
    search: "Search codes and pages",
    noneFound: "No page matches",
    noneFoundText: "Try another word, or clear the search.",
    clear: "Clear the search",
    all: "All codes",
    unknownTitle: "There is no page for “{code}”",
    unknownText: "It may belong to a newer version, or the address is wrong.",
    seeAll: "See all codes",
  },
);
