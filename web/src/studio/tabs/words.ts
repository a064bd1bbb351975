import { defineWords } from "../../ui/language/define-words.tsx";

export const useSkillRowWords = defineWords(
  {
    switchOn: "启用技能“{title}”",
    resting: "已停用",
    apply: "申请权限",
    pending: "审批中",
    remove: "移除技能“{title}”",
    rested: "“{title}”已停用，不会被规划和发布。",
    woken: "“{title}”已启用。",
  },
  {
    switchOn: "Use the skill “{title}”",
    resting: "Switched off",
    apply: "Apply",
    pending: "Awaiting approval",
    remove: "Remove the skill “{title}”",
    rested: "“{title}” is switched off: it is neither planned nor published.",
    woken: "“{title}” is switched on.",
  },
);
