import type { LinkProps } from "@tanstack/react-router";
import type { Role } from "../../api/schema.gen.ts";
import type { Language } from "../../ui/language/language.ts";

interface PageEntry {
  id: string;
  name: Readonly<Record<Language, string>>;
  link: LinkProps;
  /** Left out: everybody's. */
  roles?: readonly Role[];
}

const builders = ["builder", "admin"] as const;
const developers = ["developer", "builder", "admin"] as const;
const admins = ["admin"] as const;

/** Every page that is not of one thing alone. */
export const pages: readonly PageEntry[] = [
  { id: "chat", name: { zh: "对话", en: "Chat" }, link: { to: "/chat" } },
  { id: "agenda", name: { zh: "日程与待办", en: "Agenda and to-dos" }, link: { to: "/agenda" } },
  { id: "me", name: { zh: "我的授权", en: "My authorisations" }, link: { to: "/me/authorisations" } },
  { id: "account", name: { zh: "我的账号", en: "My account" }, link: { to: "/me/account" } },
  { id: "studio", name: { zh: "工作室", en: "Studio" }, link: { to: "/studio" }, roles: builders },
  { id: "console", name: { zh: "开发者后台", en: "Console" }, link: { to: "/console" }, roles: developers },
  {
    id: "approvals",
    name: { zh: "管理：权限审批", en: "Admin: approvals" },
    link: { to: "/admin/approvals" },
    roles: admins,
  },
  {
    id: "apis",
    name: { zh: "管理：自有 API", en: "Admin: APIs" },
    link: { to: "/admin/apis" },
    roles: admins,
  },
  {
    id: "own-apis",
    name: { zh: "开发者后台：自有 API", en: "Console: APIs" },
    link: { to: "/console/apis" },
    roles: developers,
  },
  {
    id: "people",
    name: { zh: "管理：成员", en: "Admin: people" },
    link: { to: "/admin/people" },
    roles: admins,
  },
  {
    id: "all-applications",
    name: { zh: "管理：应用", en: "Admin: applications" },
    link: { to: "/admin/applications" },
    roles: admins,
  },
  {
    id: "all-assistants",
    name: { zh: "管理：助理", en: "Admin: assistants" },
    link: { to: "/admin/assistants" },
    roles: admins,
  },
  {
    id: "confirmations",
    name: { zh: "管理：免确认", en: "Admin: confirmations" },
    link: { to: "/admin/confirmations" },
    roles: admins,
  },
  {
    id: "model",
    name: { zh: "管理：语言模型", en: "Admin: language model" },
    link: { to: "/admin/model" },
    roles: admins,
  },
  {
    id: "roles",
    name: { zh: "管理：角色", en: "Admin: roles" },
    link: { to: "/admin/roles" },
    roles: admins,
  },
  {
    id: "audit",
    name: { zh: "管理：审计日志", en: "Admin: audit" },
    link: { to: "/admin/audit" },
    roles: admins,
  },
];

export const helpPages: readonly PageEntry[] = [
  { id: "help", name: { zh: "帮助与指南", en: "Help and guides" }, link: { to: "/help" } },
  {
    id: "help-user",
    name: { zh: "用户指南", en: "Guide for users" },
    link: { to: "/help/$guide", params: { guide: "user" } },
  },
  {
    id: "help-builder",
    name: { zh: "搭建者指南", en: "Guide for builders" },
    link: { to: "/help/$guide", params: { guide: "builder" } },
  },
  {
    id: "help-skill-author",
    name: { zh: "技能开发指南", en: "Guide for skill authors" },
    link: { to: "/help/$guide", params: { guide: "skill-author" } },
  },
  {
    id: "help-your-own-api",
    name: { zh: "自有 API 指南", en: "Guide for an API of your own" },
    link: { to: "/help/$guide", params: { guide: "your-own-api" } },
  },
  {
    id: "help-webhooks",
    name: { zh: "接收通知指南", en: "Guide to being told" },
    link: { to: "/help/$guide", params: { guide: "webhooks" } },
  },
  {
    id: "help-programs",
    name: { zh: "程序调用指南", en: "Guide for programs" },
    link: { to: "/help/$guide", params: { guide: "programs" } },
  },
  {
    id: "help-admin",
    name: { zh: "管理员指南", en: "Guide for admins" },
    link: { to: "/help/$guide", params: { guide: "admin" } },
  },
  {
    id: "help-operator",
    name: { zh: "运维指南", en: "Guide for operators" },
    link: { to: "/help/$guide", params: { guide: "operator" } },
  },
  {
    id: "help-lint",
    name: { zh: "技能文件检查说明", en: "What is checked in a skill file" },
    link: { to: "/help/lint" },
  },
];

export const mayOpen = ({ roles }: PageEntry, own: readonly Role[]): boolean =>
  roles === undefined || roles.some((role) => own.includes(role));
