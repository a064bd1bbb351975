import { defineWords } from "../../ui/language/define-words.tsx";

export const useSuggestionWords = defineWords(
  {
    title: "推荐建议问题",
    off: "不推荐",
    by_itself: "智能推荐",
    fixed: "固定问题",
    offText: "回答之后不推荐问题。对话开始时的开场问题不受影响。",
    by_itselfText: "根据助理回复内容，为用户提供最多 3 条建议问题；助理回答不了的不会出现。",
    fixedText: "回答之后按顺序提供最多 3 条固定问题；刚问过的、助理回答不了的会跳过。",
    rest: "直通模式下，不推荐问题。",
    rule: "推荐规则",
    usualRule:
      "- 参考用户与你的对话记录，生成推荐用户继续询问的问题\n- 不要生成你无法回答或者你的职责说明以外的问题",
    ruleHint: "语言模型按这条规则推荐。没有模型、或读过技能的回答之后，只从技能文件的示例和开场问题里推荐。",
    reset: "重置",
    question: "问题 {number}",
    addQuestion: "添加问题",
    removeQuestion: "移除问题 {number}",
    notFound: "助理回答不了这个问题，不会推荐它。请改写，或给相应的操作添加示例。",
    notAllowed: "它需要的权限还没有批准，或规划推理强化已关闭，不会推荐它。",
    platforms: "这个问题由平台自己回答，不会推荐它。",
  },
  {
    title: "Suggested questions",
    off: "Off",
    by_itself: "By itself",
    fixed: "Fixed list",
    offText: "Nothing is suggested after an answer. The starters of a conversation stay.",
    by_itselfText:
      "After an answer up to three questions are suggested that follow from it; none that the assistant cannot answer.",
    fixedText:
      "After an answer up to three of these are suggested, in their order; what was just asked, or what the assistant cannot answer, is left out.",
    rest: "In pass-through nothing is suggested.",
    rule: "Rule",
    usualRule:
      "- Suggest what the person may want to ask next, given the conversation\n- Suggest nothing that you cannot answer or that is outside your instructions",
    ruleHint:
      "A language model goes by it. Without a model, or once a skill's answer was read, only examples of the skill files and starters are suggested.",
    reset: "Reset",
    question: "Question {number}",
    addQuestion: "Add a question",
    removeQuestion: "Remove question {number}",
    notFound:
      "The assistant cannot answer this, so it is not suggested. Say it differently, or add examples to the operation.",
    notAllowed: "What it needs is not approved, or planning is off, so it is not suggested.",
    platforms: "The platform answers this itself, so it is not suggested.",
  },
);
