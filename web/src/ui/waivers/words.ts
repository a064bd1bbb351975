import { defineWords } from "../language/define-words.tsx";

export const useWaiverWords = defineWords(
  {
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
