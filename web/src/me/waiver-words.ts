import { defineWords } from "../app/i18n.tsx";

export const useWaiverWords = defineWords(
  {
    title: "无需确认即可执行",
    lead: "这些操作会以你的名义直接执行，不再先给你看要发送的内容。操作的内容变化后会重新询问。",
    none: "没有。每个会改变内容的操作都会先询问你。",
    skill: "技能：{skill}",
    everyone: "管理员为所有人设置",
    since: "{time} 起",
    remove: "移除",
    removeOf: "移除“{name}”",
    removeTitle: "恢复询问？",
    removeText: "以后执行“{operation}”之前会先询问你。",
    removeTextEveryone: "以后执行“{operation}”之前会先询问每个人，自己选择过不再询问的人除外。",
    removed: "已恢复询问",
  },
  {
    title: "Runs without asking",
    lead: "These run in your name without showing you first what is sent. An operation that changes asks again.",
    none: "None. You are asked before anything is changed.",
    skill: "Skill: {skill}",
    everyone: "Set for everyone by an admin",
    since: "Since {time}",
    remove: "Remove",
    removeOf: "Remove “{name}”",
    removeTitle: "Ask again?",
    removeText: "From now on you are asked before “{operation}” runs.",
    removeTextEveryone:
      "From now on everyone is asked before “{operation}” runs, except those who chose for themselves not to be.",
    removed: "It asks again",
  },
);
