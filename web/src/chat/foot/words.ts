import { defineWords } from "../../ui/language/define-words.tsx";

export const useFootWords = defineWords(
  {
    used: "本次使用了：{permissions}",
    revoke: "撤销",
    revoked: "你已在 {time} 撤销此授权",
    partlyRevoked: "你已在 {time} 撤销其中的{permissions}",
    over: "已到期",
    calls: "查看请求",
    generated: "内容由 AI 生成",
    byPlatform: "由 Behalf 平台回答",
    sentBySkill: "由技能发送",
    copyAnswer: "复制回答",
  },
  {
    used: "Used: {permissions}",
    revoke: "Revoke",
    revoked: "You revoked this on {time}",
    partlyRevoked: "You revoked {permissions} of these on {time}",
    over: "no longer in effect",
    calls: "View requests",
    generated: "Written by AI",
    byPlatform: "Answered by Behalf itself",
    sentBySkill: "Sent by a skill",
    copyAnswer: "Copy answer",
  },
);
