import { inDays, type Talk } from "./turn.ts";

/* Twelve short conversations, each about one thing. */

export const shortTalks: readonly Talk[] = [
  {
    title: "还什么都没授权时，要它忘掉",
    language: "zh",
    turns: [
      { says: "忘掉我的手机号", byPlatform: true, tells: /没有什么需要收回/ },
      { says: "谁能看到我的手机号？", byPlatform: true, tells: /没有授权过/ },
      { says: "你把我的数据给过别人吗", byPlatform: true, tells: /没有谁看过/ },
    ],
  },
  {
    title: "一个词的消息，用对话的语言回答",
    language: "zh",
    turns: [
      { says: "青岛明天有哪些渡轮？", calls: [["getFerries", { harbour: "青岛", day: inDays(1) }]] },
      { says: "Help", byPlatform: true },
      { says: "hm", tells: /我可以帮你/ },
      { says: "OK" },
    ],
  },
  {
    title: "能不能、有没有、是不是：和直接问一样",
    language: "zh",
    turns: [
      { says: "大连明天有没有渡轮", calls: [["getFerries", { harbour: "大连", day: inDays(1) }]] },
      { says: "能不能帮我查一下《三体》这本书", calls: [["findBooks", { title: "三体" }]] },
      { says: "图书馆有没有《边城》", calls: [["findBooks", { title: "边城" }]] },
      { says: "可不可以报修路灯", asks: "place" },
    ],
  },
  {
    title: "what is joined stays together, and nothing is dropped",
    language: "en",
    turns: [
      {
        says: "add an errand: buy milk, bread and eggs",
        calls: [["addErrand", { what: "buy milk, bread and eggs" }]],
        decides: ["run"],
      },
      {
        says: "remind me tomorrow at 9am to call the bank and the post office",
        calls: [["addErrand", { what: "call the bank and the post office", at: inDays(1, "09:00") }]],
        decides: ["run"],
      },
      {
        says: "ferries from Dover and Calais tomorrow",
        calls: [
          ["getFerries", { harbour: "Dover", day: inDays(1) }],
          ["getFerries", { harbour: "Calais", day: inDays(1) }],
        ],
      },
      {
        says: "show my errands and the ferries from Dover tomorrow",
        calls: [["listErrands"], ["getFerries", { harbour: "Dover", day: inDays(1) }]],
      },
    ],
  },
  {
    title: "not allowed, and allowed after all",
    language: "en",
    turns: [
      { says: "show my phone number", decides: ["deny"], never: /13800000000/ },
      { says: "who has my number?", byPlatform: true },
      { says: "show my phone number", calls: [["getMyPhone"]], decides: ["allow"], tells: /13800000000/ },
      { says: "who has my number?", byPlatform: true, tells: /Town hall/ },
    ],
  },
  {
    title: "cancelled on the card, and wanted after all",
    language: "en",
    turns: [
      { says: "remove errand E-2", decides: ["cancel"] },
      { says: "OK, do it after all", calls: [["removeErrand", { errandId: "E-2" }]], decides: ["run"] },
      { says: "thank you", tells: /welcome/ },
      { says: "yes", tells: /What would you like/ },
    ],
  },
  {
    title: "备忘里写着“撤销”，不是要撤销授权",
    language: "zh",
    turns: [
      {
        says: "提醒我明天上午十点撤销小王的门禁权限",
        calls: [["addErrand", { what: "撤销小王的门禁权限", at: inDays(1, "10:00") }]],
        decides: ["run"],
      },
      {
        says: "新建备忘：忘掉我的手机号",
        calls: [["addErrand", { what: "忘掉我的手机号" }]],
        decides: ["run"],
      },
    ],
  },
  {
    title: "something for somebody else, then for oneself",
    language: "en",
    turns: [
      { says: "request a parking permit for Bob for tomorrow", tells: /only about yourself.*Bob/ },
      {
        says: "request a parking permit for me for tomorrow",
        calls: [["requestParking", { day: inDays(1) }]],
        decides: ["run"],
      },
      { says: "and for my boss?", tells: /boss/ },
    ],
  },
  {
    title: "问到一半，问别的，再回来",
    language: "zh",
    turns: [
      { says: "我要报修路灯", asks: "place" },
      { says: "我都授权过什么？", byPlatform: true, asks: "place" },
      { says: "解放路3号", calls: [["reportFault", { kind: "lamp", place: "解放路3号" }]], decides: ["run"] },
    ],
  },
  {
    title: "what nobody can do here, however near it sounds",
    language: "en",
    turns: [
      { says: "cancel my meeting", tells: /can't do that/ },
      { says: "revoke the invitation of Bob", tells: /can't do that/ },
      { says: "order me a pizza", tells: /can't do that/ },
      { says: "tell me a joke", tells: /can't do that/ },
    ],
  },
  {
    title: "which of three is broken, by a button",
    language: "en",
    turns: [
      { says: "report something broken in Mill Lane", asks: "kind", offers: ["lamp", "road", "water"] },
      { presses: "road", calls: [["reportFault", { kind: "road", place: "Mill Lane" }]], decides: ["run"] },
      { says: "another one in Park Street", asks: "kind", offers: ["lamp", "road", "water"] },
    ],
  },
  {
    title: "中英文混着说",
    language: "zh",
    turns: [
      { says: "Dover 明天的 ferry 有哪些", calls: [["getFerries", { harbour: "Dover", day: inDays(1) }]] },
      { says: "那 Calais 呢", calls: [["getFerries", { harbour: "Calais", day: inDays(1) }]] },
      { says: "新建备忘：buy stamps", calls: [["addErrand", { what: "buy stamps" }]], decides: ["run"] },
    ],
  },
];
