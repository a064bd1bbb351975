import { defineWords } from "../../ui/language/define-words.tsx";

export const useRolesWords = defineWords(
  {
    lead: "谁可以做什么，直接取自服务器的每个接口：哪些角色的人、带有哪些权限的访问凭证、应用自身。",
    action: "操作",
    people: "人员",
    tokens: "代表个人的访问凭证",
    applications: "应用自身",
    anyone: "任何人",
    member: "成员",
    builder: "搭建者",
    developer: "开发者",
    admin: "管理员",
    anyScope: "任意权限",
    may: "可以",
    mayNot: "不可以",
  },
  {
    lead: "Who may do what, read off the server's own routes: people with which roles, tokens with which scopes, applications for themselves.",
    action: "Action",
    people: "People",
    tokens: "Tokens for a person",
    applications: "Applications",
    anyone: "Anyone",
    member: "Member",
    builder: "Builder",
    developer: "Developer",
    admin: "Admin",
    anyScope: "Any scope",
    may: "May",
    mayNot: "May not",
  },
);
