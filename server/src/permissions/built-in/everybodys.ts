import type { BuiltIn, Words } from "../permission.ts";
import { delegatedPermissions } from "./delegated.ts";

/**
 * What a person allows for their own data, an admin may allow an application for everybody's: by a code of its own, so
 * that what people are asked for never opens more than theirs.
 */
export const everybodysPermissions: readonly BuiltIn[] = [
  everybodys("Calendar.Event.Read", {
    name: { zh: "全体成员日程读权限", en: "Read everybody's calendar events" },
    description: {
      zh: "无需逐一征得同意，读取组织全部成员的日程",
      en: "Read the events of every member of the organisation, without asking each of them",
    },
  }),
  everybodys("Calendar.Event.Write", {
    name: { zh: "全体成员日程写权限", en: "Create and change everybody's calendar events" },
    description: {
      zh: "无需逐一征得同意，创建、修改和删除组织全部成员的日程",
      en: "Create, change and delete events of every member of the organisation, without asking each of them",
    },
  }),
  everybodys("Calendar.EventSchedule.Read", {
    name: { zh: "全体成员闲忙状态读权限", en: "See when everybody is busy" },
    description: {
      zh: "查看组织全部成员何时忙碌，不含日程内容",
      en: "When every member of the organisation is busy, without what the events are",
    },
  }),
  everybodys("Todo.Todo.Read", {
    name: { zh: "全体成员待办读权限", en: "Read everybody's to-dos" },
    description: {
      zh: "无需逐一征得同意，读取组织全部成员的待办",
      en: "Read the to-dos of every member of the organisation, without asking each of them",
    },
  }),
  everybodys("Todo.Todo.Write", {
    name: { zh: "全体成员待办写权限", en: "Create, change and delete everybody's to-dos" },
    description: {
      zh: "无需逐一征得同意，创建、修改和删除组织全部成员的待办",
      en: "Create, change and delete to-dos of every member of the organisation, without asking each of them",
    },
  }),
];

/** The same APIs, but for those of a person's own token: a path with `me` in it means nobody to an application. */
function everybodys(code: string, words: { name: Words; description: Words }): BuiltIn {
  const own = delegatedPermissions.find((permission) => permission.code === code);
  if (own === undefined) throw new Error(`no delegated permission ${code}`);
  const apis = own.apis.filter(({ path }) => !path.includes("/me/"));
  return { ...own, ...words, code: `${code}.All`, kind: "application", sensitive: true, risk: "high", apis };
}
