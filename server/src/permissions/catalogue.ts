import { delegatedPermissions } from "./delegated.ts";
import { applicationPermissions } from "./for-applications.ts";

/** A text in both languages of the product. */
export interface Words {
  zh: string;
  en: string;
}

/** A permission point: what a token with this code opens. */
export interface Permission {
  code: string;
  /** `delegated`: a person allows it for their own data. `application`: an admin allows it for the organisation. */
  kind: "delegated" | "application";
  /** Opens one field of an API's answer rather than a whole API. */
  field: boolean;
  /** An admin approves it for each application, and the card marks it. */
  sensitive: boolean;
  category: "contact" | "calendar" | "todo" | "assistant" | "document";
  name: Words;
  description: Words;
  apis: readonly { method: string; path: string; name: Words }[];
}

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
];

const byCode = new Map(permissionCatalogue.map((permission) => [permission.code, permission]));

/** Codes are case-sensitive. */
export function findPermission(code: string): Permission | undefined {
  return byCode.get(code);
}

/** Whether it lets something be changed in the person's name. */
export function isWriteScope(code: string): boolean {
  return code.endsWith(".Write");
}
