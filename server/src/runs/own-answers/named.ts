import type { Permission } from "../../permissions/index.ts";
import { plainWords } from "./words.ts";

/** Permission points by code, or skills by id, that a person's words name. */
export interface Named {
  codes: readonly string[];
  skillIds: readonly string[];
}

/** A skill of the assistant; `operations`: what they say of themselves. */
export interface Nameable {
  skillId: string;
  title: string;
  operations: readonly string[];
}

/** All that may be named. */
export interface Names {
  permissions: readonly Permission[];
  skills: readonly Nameable[];
}

/** `leftOver`: what of the words names none of it. */
interface Found extends Named {
  leftOver: string;
}

/** What people call the data behind a permission point; the catalogue's own names come besides. */
const called: readonly (readonly [codes: RegExp, names: readonly string[]])[] = [
  [
    /^Contact\.User\.mobile$/,
    [
      "手机号码",
      "手机号",
      "电话号码",
      "电话号",
      "电话",
      "手机",
      "号码",
      "mobile phone number",
      "mobile number",
      "cell phone number",
      "telephone number",
      "phone number",
      "phone",
      "mobile",
      "telephone",
      "cell phone",
      "number",
    ],
  ],
  [
    /^Contact\.User\.Read$/,
    [
      "个人信息",
      "个人资料",
      "基本信息",
      "通讯录信息",
      "通讯录",
      "姓名",
      "邮箱",
      "头像",
      "basic profile",
      "profile",
      "email address",
      "e-mail address",
      "email",
      "e-mail",
      "name",
      "picture",
      "contact details",
    ],
  ],
  [
    /^Calendar\./,
    ["日历", "日程", "行程", "calendars", "calendar", "schedule", "agenda", "calendar events", "events"],
  ],
  [
    /^Todo\./,
    [
      "待办事项",
      "待办",
      "任务",
      "to-dos",
      "to-do list",
      "to-do",
      "todos",
      "todo list",
      "todo",
      "to do list",
      "to dos",
      "tasks",
    ],
  ],
  [/^Document\./, ["文档", "documents", "document", "docs"]],
];

interface Name extends Named {
  words: string;
}

const kept = new WeakMap<Permission, Name[]>();

function permissionNames(permission: Permission): Name[] {
  const { code, kind, name } = permission;
  if (kind !== "delegated") return [];
  const found = kept.get(permission);
  if (found !== undefined) return found;
  const besides = called.filter(([of]) => of.test(code)).flatMap(([, names]) => names);
  const names = [code, name.zh, name.en, ...besides].map((words) => {
    return { words: plainWords(words), codes: [code], skillIds: [] };
  });
  kept.set(permission, names);
  return names;
}

const skillNames = ({ skillId, title }: Nameable): Name[] =>
  [title, ...title.split(" / "), ...(title.match(/[\p{Script=Han}]+|[\p{Script=Latin}\p{N} '-]+/gu) ?? [])]
    .map(plainWords)
    .filter((words) => words.length > 1)
    .map((words) => ({ words, codes: [], skillIds: [skillId] }));

/** The longest names first; the words of one name are not looked at for another. */
export function namedIn(words: string, { permissions, skills }: Names): Found {
  const names = [...permissions.flatMap(permissionNames), ...skills.flatMap(skillNames)];
  const longestFirst = [...new Set(names.map((name) => name.words))].toSorted((a, b) => b.length - a.length);
  let leftOver = words;
  const found: Name[] = [];
  for (const each of longestFirst) {
    if (!holds(leftOver, each)) continue;
    leftOver = without(leftOver, each);
    found.push(...names.filter((name) => name.words === each));
  }
  return {
    codes: [...new Set(found.flatMap(({ codes }) => codes))],
    skillIds: [...new Set(found.flatMap(({ skillIds }) => skillIds))],
    leftOver,
  };
}

const isHan = (text: string): boolean => /\p{Script=Han}/u.test(text);

const holds = (words: string, name: string): boolean =>
  isHan(name) ? words.includes(name) : ` ${words} `.includes(` ${name} `);

const without = (words: string, name: string): string =>
  (isHan(name) ? words.replaceAll(name, " ") : ` ${words} `.replaceAll(` ${name} `, " "))
    .replace(/\s+/g, " ")
    .trim();
