import type { PlannerOperation } from "../../../planner.ts";
import { whoIsNamed } from "../../values/kinds/people.ts";
import { hanName } from "../../values/mentions/name-patterns.ts";

const ownOnly =
  /本人|自己|提问者|当前用户|我的|\b(?:own|oneself|yourself|my|the (?:current|asking) (?:user|person)(?:['’]s)?|current user(?:['’]s)?|signed-in user)\b/i;

/** An operation that tells or does something of the person who asks, and takes nobody's name. */
export const isAboutOneself = ({
  operationId,
  summary,
  description,
  parameters,
}: PlannerOperation): boolean =>
  !parameters.some(({ entity }) => entity?.category === "name") &&
  (ownOnly.test(summary) ||
    ownOnly.test(description.slice(0, 200)) ||
    /^(?:get|list|show)?My[A-Z]/.test(operationId));

const things =
  "(?:手机|电话|号码|邮箱|邮件|工号|部门|信息|资料|名片|日程|待办|职位|上级|生日|年龄|地址|住址|工资|薪水|假|报销|考勤)";
const selves = "我|你|您|本人|自己|咱|公司|这|那|今|明|昨|前|后|上|下|最近|所有|全部|当前|现在|哪|什么|新";

const others = [
  new RegExp(
    `(?:^|[，,。\\s]|那|一下|看看)(?!何时|何|任何|方便|时|周[一二三四五六日天末])(${hanName})(?=申请|请|有|在|报|提|订|约|还|的|是不是)`,
    "u",
  ),
  /\b(?:[Hh]as|[Dd]id|[Dd]oes|[Ii]s|[Ww]as|[Ww]ill|[Cc]an)\s+(?!I\b|My\b|The\b|This\b|That\b|It\b|Any\b|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)(\p{Lu}\p{Ll}+)/u,
  new RegExp(
    `(?:^|[，,。\\s那查看]|一下|知道|告诉我)(?!${selves})((?:(?![我你您自本帮请查看问下给把])\\p{Script=Han}){2,4}?)的(?=.{0,3}${things})`,
    "u",
  ),
  /(?<!\p{L})(?!(?:what|that|it|here|there|let|who|how|where|when|today|tomorrow|yesterday|tonight|week|month|year|one|everything|company)['’])(\p{L}{2,20})['’]s(?=\s|[?.!]|$)/iu,
  /(?:^|[\s，,])(他|她|他们|她们|别人|其他人|对方)(?:们)?的?/u,
  /\b(his|her|their|somebody else['’]?s?|someone else['’]?s?|everyone['’]?s?)\b/i,
  /\b(?:of|for)\s+(him|her)\b/i,
];

const relations =
  /(?:我的?)?(老板|领导|上司|经理|主管|同事|老婆|妻子|老公|丈夫|爸爸|妈妈|父亲|母亲|朋友|室友|客户|秘书|助手|同学|老师)(?:们)?(?:的|[，,。？?！!\s呢]|$)|\b(?:my|the|our)\s+(boss|manager|colleague|coworker|wife|husband|mother|father|mom|dad|brother|sister|friend|assistant|secretary|client|neighbou?r|team ?mate)(?:['’]s)?\b/iu;

/** Somebody else of whom the words speak; `undefined`: nobody, or the person themselves. */
export function somebodyElse(text: string): string | undefined {
  const named = whoIsNamed(text);
  if (named !== undefined) return named;
  const related = relations.exec(text);
  if (related !== null) return related[1] ?? related[2];
  for (const pattern of others) {
    const found = pattern.exec(text);
    if (found?.[1] !== undefined) return found[1];
  }
  return undefined;
}

const own =
  /^(?:(?:那么?|就|请|帮我|查一下|查下|查查|查|看一下|看看|看|告诉我|是|要|我说的是)[，,\s]*)*(?:我自己的?|自己的|本人的?|我的)(?:呢|吧|是多少|是什么)?[\s。.？?！!]*$|^(?:(?:and|ok(?:ay)?|then|so|what(?:['’]?s| is| about| are)|how about|just|look up|show(?: me)?|tell me|give me|no|i meant?)[,\s]+)*(?:mine|my own|myself)(?:\s+(?:then|instead|please))?[\s.?!]*$/i;

/** "那我自己的呢？", "and what's mine?": the same of themselves. */
export const asksForOwn = (text: string): boolean => own.test(text.trim());

const permissions = /撤销|收回|撤回|取消|解除|停止|关闭|关掉/;
const permissionNouns = /授权|权限|许可/;
const permissionTalk =
  /\b(?:revoke|withdraw|take back|cancel|remove|stop|end|undo)\b.*\b(?:permissions?|access|authori[sz]ations?|grants?|consents?|allowance|sharing)\b|\brevoke\b|\b(?:permissions?|authori[sz]ations?|grants?)\b.*\b(?:revoked?|withdrawn?|removed?)\b|\bwhat (?:have|did) i (?:allow|authori[sz]e|grant|permit)/i;

/** What is said of permissions is the platform's to answer: no skill's operation is ever meant by it. */
export const isAboutPermissions = (text: string): boolean => !isNote.test(text) && speaksOfPermissions(text);

/** What is to be remembered may be about anything. */
const isNote = /提醒|备忘|待办|记下|记得|\b(?:remind|reminder|note|to-?do|task|errand)\b/i;

const speaksOfPermissions = (text: string): boolean =>
  permissionTalk.test(text) ||
  (permissionNouns.test(text) && permissions.test(text)) ||
  /我?(?:都|已经)?授权(?:过|了)(?:什么|哪些|谁)|谁(?:看|查|用)过我/.test(text);
