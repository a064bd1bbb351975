import { expect, test } from "vitest";
import { ownRequest } from "./recognise.ts";

const skills = [
  {
    skillId: "skl_phone",
    title: "手机号 Phone number",
    operations: ["查询我的手机号 / My phone number", "我的手机号是多少"],
  },
  { skillId: "skl_weather", title: "天气 / Weather", operations: ["查询天气 / Weather forecast"] },
  {
    skillId: "skl_leave",
    title: "请假 Leave",
    operations: ["撤回请假 / Cancel a leave request", "撤回请假申请 L-250"],
  },
  {
    skillId: "skl_visitors",
    title: "访客 Visitors",
    operations: [
      "注销访客证 / Revoke the badge of a visitor",
      "revoke the badge permission of visitor Kim",
      "撤销访客张三的门禁权限",
    ],
  },
];
const asked = (text: string) => {
  const request = ownRequest(text, skills);
  return request?.asks === "revoke"
    ? `revoke ${request.all ? "all" : request.named.codes.join("+") || request.named.skillIds.join("+") || "?"}${request.sure ? "" : " unsure"}`
    : request?.asks;
};

test.each([
  "what have I allowed?",
  "what do you have access to?",
  "what did I agree to?",
  "What have I allowed now?",
  "which permissions do you have?",
  "show me my permissions",
  "What permissions have I given to you so far?",
  "list all my authorisations please",
  "what have i authorized",
  "who have I allowed to access my calendar?",
  "do you have permission to read my phone number?",
  "My permissions",
  "what am I sharing with you?",
  "What access do you have?",
  "what did I allow the weather skill to access?",
  "我授权了什么？",
  "我都授权过什么？",
  "我给了你哪些权限",
  "查看我的授权",
  "我的授权",
  "你现在有哪些权限？",
  "帮我看看我都允许了什么",
  "列出所有授权",
  "我同意过哪些权限？",
  "日历的权限我给过谁？",
  "我有没有授权过手机号？",
  "what have I autorised",
])("%s asks what is allowed", (text) => expect(asked(text)).toBe("grants"));

test.each([
  ["revoke my phone number", "revoke Contact.User.mobile"],
  ["Revoke the permission for my phone number.", "revoke Contact.User.mobile"],
  ["can you please take back the permission for my phone number", "revoke Contact.User.mobile"],
  ["revok my permisson for the phone number", "revoke Contact.User.mobile"],
  ["please withdraw your access to my mobile number", "revoke Contact.User.mobile"],
  ["I want to remove the authorization for my phone", "revoke Contact.User.mobile"],
  ["撤销我的手机号授权", "revoke Contact.User.mobile"],
  ["把手机号的授权撤销掉", "revoke Contact.User.mobile"],
  ["请帮我取消手机号的授权", "revoke Contact.User.mobile"],
  ["收回手机号", "revoke Contact.User.mobile"],
  ["麻烦你把我之前给的电话号码权限收回来吧，谢谢", "revoke Contact.User.mobile"],
  ["revoke everything", "revoke all"],
  ["撤销全部", "revoke all"],
  ["我不想再授权手机号了", "revoke Contact.User.mobile"],
  ["unauthorize my phone", "revoke Contact.User.mobile"],
  ["revoke all my permissions", "revoke all"],
  ["take back everything I have allowed", "revoke all"],
  ["撤销所有授权", "revoke all"],
  ["取消全部权限", "revoke all"],
  ["revoke a permission", "revoke ?"],
  ["撤销授权", "revoke ?"],
  ["how do I revoke a permission?", "revoke ? unsure"],
  ["怎么撤销授权？", "revoke ? unsure"],
  ["can I revoke the phone number permission?", "revoke Contact.User.mobile unsure"],
  ["stop sharing my phone number", "revoke Contact.User.mobile unsure"],
  ["不要再查我的手机号了", "revoke Contact.User.mobile unsure"],
  ["revoke the permission of the weather skill", "revoke skl_weather"],
  ["撤销天气技能的授权", "revoke skl_weather"],
  ["revoke the camera permission", "revoke ? unsure"],
  ["revoke Bob's phone number permission", "revoke Contact.User.mobile unsure"],
])("%s: %s", (text, expected) => expect(asked(text)).toBe(expected));

test("a calendar is taken back with all that is allowed of it", () => {
  expect(asked("把日历的权限收回")).toMatch(/^revoke Calendar\.[\w.+]+$/);
});

test.each([
  "don't revoke my phone number permission",
  "不要撤销我的手机号授权",
  "please do not take back the permission for my calendar",
])("%s takes nothing back", (text) => expect(asked(text)).toBe("keep"));

test.each([
  "who has seen my phone number?",
  "who saw my phone number?",
  "Who has used my data?",
  "which skills have accessed my calendar?",
  "when was my phone number last used?",
  "谁看过我的手机号？",
  "有谁用过我的授权",
  "哪些技能访问过我的日历？",
  "我的手机号被谁看过",
  "谁看过我的信息",
])("%s asks who has seen it", (text) => expect(asked(text)).toBe("activity"));

test.each([
  "what can you do?",
  "你能干嘛",
  "Don't look up my phone number, just tell me what you can do",
  "不要查我的手机号，告诉我你能做什么",
  "What can you do for me?",
  "help",
  "how can you help me?",
  "What are your skills",
  "so what can you do now",
  "你能做什么？",
  "你都会些什么",
  "你有什么功能",
  "你可以帮我做什么呢？",
  "帮助",
  "请问你能帮我做些什么？",
])("%s asks for help", (text) => expect(asked(text)).toBe("help"));

test.each([
  "stop",
  "never mind",
  "Nevermind",
  "oh forget it",
  "ok, cancel that please",
  "no thanks",
  "actually never mind",
  "I changed my mind",
  "算了",
  "算了吧",
  "算了，不查了",
  "不用了，谢谢",
  "那就算了吧",
  "取消",
  "停",
  "没事了",
  "先不订了",
  "不要了",
])("%s stops", (text) => expect(asked(text)).toBe("stop"));

test.each([
  "again",
  "once more please",
  "once again",
  "再来",
  "try again",
  "do it again",
  "ok, try that again",
  "再来一次",
  "好吧，再查一次",
  "重试",
  "请再试一遍",
  "再来一遍吧",
])("%s is the same once more", (text) => expect(asked(text)).toBe("again"));

test.each(["Say that again, please", "再说一遍", "what did you say?"])(
  "%s is the last answer once more",
  (text) => expect(asked(text)).toBe("last answer"),
);

test.each([
  "取消会议",
  "cancel all my to-dos",
  "clear my calendar",
  "undo that",
  "撤销上一步",
  "I agree",
  "what access does Bob have to my calendar?",
  "stop the 3pm meeting reminder",
  "revoke the badge of visitor Lee",
  "revoke the badge permission of visitor Lee",
  "撤销访客李雷的门禁权限",
  "撤回请假",
  "withdraw that leave request",
  "Actually, withdraw that request",
  "算了，把这个预订取消掉",
  "取消预订 B-100",
  "cancel booking B-100",
  "我的手机号是多少？",
  "what is my phone number?",
  "What can you do about the rain tomorrow?",
  "help me book a room",
  "帮我查一下天气",
  "The same again for the day after tomorrow",
  "再报一笔住宿，320元",
  "what meetings do I have?",
  "我有哪些待办？",
  "谁看过我的周报？",
  "who has seen my report?",
  "how much leave am I allowed?",
  "delete the first one",
  "撤销日程",
  "withdraw my calendar event",
  "删除待办 T-1",
  "不要",
  "yes",
  "allow",
  "允许",
  "我同意",
  "给李雷授权",
  "authorise the payment of 300 dollars",
  "what is the access code of the office?",
  "stop by the office at 3pm",
  "谢谢",
  "你好",
  "帮我写一首关于授权的诗",
  "提醒我明天撤销小王的门禁权限",
  "remind me to revoke the contractor's access on Friday",
  "add a to-do: revoke my phone number permission",
])("%s is a request like any other", (text) => expect(asked(text)).toBeUndefined());
