import { delegatedPermissions } from "./delegated.ts";
import { everybodysPermissions } from "./everybodys.ts";
import { applicationPermissions } from "./for-applications.ts";
import type { Permission, Risk, Words } from "./permission.ts";

export const categories: Record<Permission["category"], Words> = {
  contact: { zh: "通讯录", en: "Contacts" },
  calendar: { zh: "日历", en: "Calendar" },
  todo: { zh: "待办", en: "To-dos" },
  assistant: { zh: "AI 助理", en: "AI assistants" },
  document: { zh: "文档", en: "Documents" },
};

export const permissionCatalogue: readonly Permission[] = [
  ...delegatedPermissions,
  ...applicationPermissions,
  ...everybodysPermissions,
];

const byCode = new Map(permissionCatalogue.map((permission) => [permission.code, permission]));

/** Codes are case-sensitive. */
export function findPermission(code: string): Permission | undefined {
  return byCode.get(code);
}

/** What is not in the catalogue is taken for sensitive. */
export function isSensitive(code: string): boolean {
  return findPermission(code)?.sensitive ?? true;
}

/** What is not in the catalogue is taken for the worst. */
export function riskOf(code: string): Risk {
  return findPermission(code)?.risk ?? "high";
}

/** Whether it lets something be changed in the person's name. */
export function isWriteScope(code: string): boolean {
  return /\.Write(?:\.All)?$/.test(code);
}
