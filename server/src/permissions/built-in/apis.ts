import { type ApiInCatalogue, platformAudience } from "../permission.ts";

const own = (id: string, name: ApiInCatalogue["name"]): ApiInCatalogue => {
  return { id, audience: platformAudience, name, provider: null };
};

/** What the platform itself serves. */
export const apis = {
  contact: own("contact", { zh: "通讯录", en: "Contacts" }),
  calendar: own("calendar", { zh: "日历", en: "Calendar" }),
  todo: own("todo", { zh: "待办", en: "To-dos" }),
  assistant: own("assistant", { zh: "AI 助理", en: "AI assistants" }),
  document: own("document", { zh: "文档", en: "Documents" }),
};
