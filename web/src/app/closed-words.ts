import { defineWords } from "../ui/language/define-words.tsx";

export const useClosedWords = defineWords(
  {
    studioTitle: "工作室是搭建助理的地方",
    studioText:
      "搭建者在这里新建助理、添加技能并发布给大家。你的账号还没有“搭建者”角色；和助理对话不需要它。",
    consoleTitle: "开发者后台是管理应用的地方",
    consoleText:
      "开发者在这里管理应用的凭证，并为技能申请权限。你的账号还没有“开发者”角色；和助理对话不需要它。",
    adminTitle: "这里由组织的管理员使用",
    adminText: "管理员在这里审批权限、管理成员和角色，并查看审计记录。你的账号还没有“管理员”角色。",
    backToChat: "返回对话",
    myAuthorisations: "我的授权",
    whomToAsk: "谁可以给你这个角色",
    anAdmin: "管理员",
    notOnLine: "请组织的管理员在“管理 → 成员”中为你添加这个角色，之后刷新本页即可。",
  },
  {
    studioTitle: "The studio is where assistants are made",
    studioText:
      "Builders make assistants here, give them skills and publish them. Your account does not have the role “Builder”; to talk to an assistant you do not need it.",
    consoleTitle: "The console is where applications are managed",
    consoleText:
      "Developers keep the credentials of their applications here and apply for the permissions of their skills. Your account does not have the role “Developer”; to talk to an assistant you do not need it.",
    adminTitle: "This is for the admins of your organisation",
    adminText:
      "Admins approve permissions here, manage members and roles, and read what was recorded. Your account does not have the role “Admin”.",
    backToChat: "Back to chat",
    myAuthorisations: "My authorisations",
    whomToAsk: "Who can give you this role",
    anAdmin: "Admin",
    notOnLine:
      "Ask an admin of your organisation to add the role under Admin → Members, then load this page again.",
  },
);
