import { nameIn } from "../../platform/text.ts";
import type { AnswerName } from "../../skill-files/index.ts";
import { splitName } from "../words/words.ts";
import type { Language } from "./language.ts";

/** What a result's keys are called, by the key without case and separators. */
const known: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  mobile: ["手机号", "mobile number"],
  mobilephone: ["手机号", "mobile number"],
  phone: ["电话", "phone number"],
  phonenumber: ["电话号码", "phone number"],
  telephone: ["电话", "phone number"],
  statecode: ["国家/地区代码", "country code"],
  nick: ["姓名", "name"],
  nickname: ["昵称", "nickname"],
  name: ["名称", "name"],
  username: ["用户名", "user name"],
  email: ["邮箱", "email"],
  loginemail: ["登录邮箱", "sign-in email"],
  avatarurl: ["头像", "avatar"],
  openid: ["openId", "openId"],
  unionid: ["unionId", "unionId"],
  userid: ["用户 ID", "user ID"],
  jobnumber: ["工号", "employee number"],
  jobnum: ["工号", "employee number"],
  department: ["部门", "department"],
  title: ["标题", "title"],
  subject: ["标题", "subject"],
  summary: ["标题", "summary"],
  description: ["说明", "description"],
  content: ["内容", "content"],
  text: ["内容", "text"],
  status: ["状态", "status"],
  done: ["已完成", "done"],
  isdone: ["已完成", "done"],
  priority: ["优先级", "priority"],
  id: ["编号", "ID"],
  taskid: ["待办编号", "to-do ID"],
  eventid: ["日程编号", "event ID"],
  time: ["时间", "time"],
  date: ["日期", "date"],
  start: ["开始", "start"],
  starttime: ["开始时间", "start time"],
  end: ["结束", "end"],
  endtime: ["结束时间", "end time"],
  duetime: ["截止时间", "due"],
  createdtime: ["创建时间", "created"],
  modifiedtime: ["修改时间", "modified"],
  datetime: ["时间", "time"],
  timezone: ["时区", "time zone"],
  location: ["地点", "location"],
  displayname: ["名称", "name"],
  organizer: ["组织者", "organizer"],
  attendees: ["参与人", "attendees"],
  address: ["地址", "address"],
  city: ["城市", "city"],
  weather: ["天气", "weather"],
  temperature: ["气温", "temperature"],
  humidity: ["湿度", "humidity"],
  winddirection: ["风向", "wind direction"],
  windspeed: ["风速", "wind speed"],
  amount: ["金额", "amount"],
  price: ["价格", "price"],
  currency: ["币种", "currency"],
  balance: ["余额", "balance"],
  total: ["总数", "total"],
  totalcount: ["总数", "total"],
  count: ["数量", "count"],
  quantity: ["数量", "quantity"],
  url: ["链接", "link"],
  message: ["消息", "message"],
  result: ["结果", "result"],
  type: ["类型", "type"],
  todos: ["待办", "to-dos"],
  tasks: ["待办", "tasks"],
  todocards: ["待办", "to-dos"],
  events: ["日程", "events"],
  meetings: ["会议", "meetings"],
  room: ["会议室", "room"],
  remind: ["提醒", "reminder"],
  deleted: ["已删除", "deleted"],
  items: ["条目", "items"],
  list: ["列表", "list"],
};

const simple = (key: string): string => key.toLowerCase().replace(/[^a-z\d]/g, "");

/** How members are told: in which language, and by what the file of the skill calls them. */
export interface Naming {
  language: Language;
  names?: readonly AnswerName[];
}

/** As the file calls it in this language, else `windDirection` → "风向" or "wind direction", else its words. */
export function labelOf(key: string, { language, names = [] }: Naming): string {
  const named = halfOf(names.find((it) => it.key === key)?.name ?? "", language);
  const isSpoken = named !== "" && /\p{Script=Han}/u.test(named) === (language === "zh");
  return isSpoken
    ? named.replace(/^[A-Z](?=[a-z])/, (first) => first.toLowerCase())
    : (knownLabel(key, language) ?? (named || wordsOfKey(key)));
}

/** "天空状况 / Sky", and "天空状况 Sky". */
function halfOf(name: string, language: Language): string {
  const [, han, latin] = /^(\p{Script=Han}+)\s+([A-Za-z][A-Za-z ,'’-]*)$/u.exec(name) ?? [];
  return (language === "zh" ? han : latin) ?? nameIn(language, name);
}

/** The same with what it is counted in, for where the numbers stand by themselves. */
export function labelWithUnit(key: string, naming: Naming): string {
  const label = labelOf(key, naming);
  const unit = unitOf(key, naming);
  if (unit === "" || label.includes(unit)) return label;
  return naming.language === "zh" ? `${label}（${unit}）` : `${label} (${unit})`;
}

export const unitOf = (key: string, { language, names = [] }: Naming): string =>
  nameIn(language, names.find((it) => it.key === key)?.unit ?? "");

function knownLabel(key: string, language: Language): string | undefined {
  const entry = Object.hasOwn(known, simple(key)) ? known[simple(key)] : undefined;
  return entry && (language === "zh" ? entry[0] : entry[1]);
}

function wordsOfKey(key: string): string {
  const words = splitName(key).replace(/\s+/g, " ").trim();
  return /\p{Script=Han}/u.test(words) ? words : words.toLowerCase();
}

/** Identifiers and picture addresses: told last, for they are seldom what was asked. */
export const isTechnical = (key: string): boolean => /(?:^id|id|url|token|uuid|code)$/.test(simple(key));

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
