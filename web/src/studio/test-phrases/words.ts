import { defineWords } from "../../ui/language/define-words.tsx";

export const useTestPhraseWords = defineWords(
  {
    title: "测试语句",
    lead: "点一句，用草稿开始一次新的试用。",
    empty: "技能文件里的示例（x-dingtalk-examples）和“个性化”里的开场问题会列在这里，点一句就能试用。",
    write: "写开场问题",
    permission: "会先征求你的同意",
    confirmation: "执行前会请你确认",
  },
  {
    title: "Test phrases",
    lead: "Pick one: it begins a new conversation with the draft.",
    empty:
      "The examples in the skill files (x-dingtalk-examples) and the starters of “Opening and tone” are listed here, to be tried with one click.",
    write: "Write a starter",
    permission: "asks for your permission",
    confirmation: "asks you to confirm",
  },
);
