import { expect, test } from "vitest";
import { spokenName } from "./spoken-name.ts";

test.each([
  ["个人助理 / Personal assistant", "个人助理", "Personal assistant"],
  ["Personal assistant / 个人助理", "个人助理", "Personal assistant"],
  ["3F 会议室 / Room on the 3rd floor", "3F 会议室", "Room on the 3rd floor"],
])("of %j a reader of Chinese sees %j, one of English %j", (name, zh, en) => {
  expect([spokenName(name, "zh"), spokenName(name, "en")]).toEqual([zh, en]);
});

test.each([
  "个人助理",
  "Demo",
  "GET / POST",
  "北京 / 上海",
  "收/发 mail",
  "天气 / 日程 / To-dos",
  " / 天气",
  "天气 / ",
])("%j, which is not in both languages, is seen whole", (name) => {
  expect([spokenName(name, "zh"), spokenName(name, "en")]).toEqual([name, name]);
});
