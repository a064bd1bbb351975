import { inDays, type Talk } from "./turn.ts";

/* Six conversations of ten turns. */

export const tenTurns: readonly Talk[] = [
  {
    title: "渡轮、报修、备忘，最后问手机号",
    language: "zh",
    turns: [
      { says: "青岛明天有哪些渡轮？", calls: [["getFerries", { harbour: "青岛", day: inDays(1) }]] },
      { says: "那后天呢？", calls: [["getFerries", { harbour: "青岛", day: inDays(2) }]] },
      { says: "大连呢", calls: [["getFerries", { harbour: "大连", day: inDays(2) }]] },
      { says: "我要报修路灯", asks: "place" },
      {
        says: "中山路12号",
        calls: [["reportFault", { kind: "lamp", place: "中山路12号" }]],
        decides: ["run"],
      },
      { says: "谢谢", tells: /不客气/ },
      {
        says: "提醒我明天下午三点交电费",
        calls: [["addErrand", { what: "交电费", at: inDays(1, "15:00") }]],
        decides: ["run"],
      },
      { says: "我有哪些备忘？", calls: [["listErrands"]], tells: /E-1/ },
      { says: "把第一条删了", calls: [["removeErrand", { errandId: "E-1" }]], decides: ["run"] },
      { says: "你把我的手机号告诉过谁吗？", byPlatform: true },
    ],
  },
  {
    title: "手机号、别人的手机号、借书还书、收回授权",
    language: "zh",
    turns: [
      { says: "我的手机号是多少？", calls: [["getMyPhone"]], decides: ["allow"], tells: /13800000000/ },
      { says: "李雷的手机号呢？", tells: /李雷/, never: /13800000000/ },
      { says: "那我自己的呢？", calls: [["getMyPhone"]], tells: /13800000000/ },
      { says: "青岛后天有没有渡轮", calls: [["getFerries", { harbour: "青岛", day: inDays(2) }]] },
      { says: "图书馆有没有《三体》", calls: [["findBooks", { title: "三体" }]] },
      { says: "借第二本", calls: [["borrowBook", { bookId: "K-2" }]], decides: ["run"] },
      { says: "把刚才借的那本还了", calls: [["returnBook", { loanId: "N-9" }]], decides: ["run"] },
      { says: "忘掉我的手机号", byPlatform: true, offers: [/^收回/, "不收回"] },
      { presses: "收回", byPlatform: true, tells: /已收回/ },
      { says: "我的手机号是多少？", plans: [["getMyPhone"]], decides: ["deny"], never: /13800000000/ },
    ],
  },
  {
    title: "做不了的事、改主意、再来一次、两件事",
    language: "zh",
    turns: [
      { says: "你好", tells: /你好/ },
      { says: "帮我订一张去火星的机票", tells: /做不了|下面哪一件/ },
      { says: "报修水管", asks: "place" },
      { says: "算了", byPlatform: true },
      {
        says: "报修人民广场的路面",
        plans: [["reportFault", { kind: "road", place: "人民广场" }]],
        decides: ["cancel"],
      },
      {
        says: "再来一次",
        calls: [["reportFault", { kind: "road", place: "人民广场" }]],
        decides: ["run"],
      },
      {
        says: "新建备忘：买牛奶，再新建备忘：给妈妈打电话",
        calls: [
          ["addErrand", { what: "买牛奶" }],
          ["addErrand", { what: "给妈妈打电话" }],
        ],
        decides: ["run", "run"],
      },
      { says: "不要查渡轮了，看看我的备忘", calls: [["listErrands"]] },
      { says: "给张伟申请明天的停车证", tells: /张伟/ },
      { says: "再见", tells: /再见/ },
    ],
  },
  {
    title: "ferries, a correction, a broken lamp, errands",
    language: "en",
    turns: [
      { says: "ferries from Dover tomorrow", calls: [["getFerries", { harbour: "Dover", day: inDays(1) }]] },
      {
        says: "and the day after tomorrow?",
        calls: [["getFerries", { harbour: "Dover", day: inDays(2) }]],
      },
      { says: "no, Calais", calls: [["getFerries", { harbour: "Calais", day: inDays(2) }]] },
      { says: "I want to report a broken lamp", asks: "place" },
      {
        says: "Mill Lane",
        calls: [["reportFault", { kind: "lamp", place: "Mill Lane" }]],
        decides: ["run"],
      },
      { says: "thanks", tells: /welcome/ },
      {
        says: "remind me tomorrow at 3pm to pay the power bill",
        calls: [["addErrand", { what: "pay the power bill", at: inDays(1, "15:00") }]],
        decides: ["run"],
      },
      { says: "what errands do I have?", calls: [["listErrands"]], tells: /E-1/ },
      { says: "remove the second one", calls: [["removeErrand", { errandId: "E-2" }]], decides: ["run"] },
      { says: "have you shared my number with anyone?", byPlatform: true },
    ],
  },
  {
    title: "a number, somebody else's, a book there and back, and taking it back",
    language: "en",
    turns: [
      { says: "What's my phone number?", calls: [["getMyPhone"]], decides: ["allow"], tells: /13800000000/ },
      { says: "and Bob's?", tells: /Bob/, never: /13800000000/ },
      { says: "what about mine?", calls: [["getMyPhone"]], tells: /13800000000/ },
      { says: 'do you have the book "Emma"?', calls: [["findBooks", { title: "Emma" }]] },
      { says: "borrow the first one", calls: [["borrowBook", { bookId: "K-1" }]], decides: ["run"] },
      { says: "actually, return that book", calls: [["returnBook", { loanId: "N-9" }]], decides: ["run"] },
      { says: "what have I allowed?", byPlatform: true, offers: [/^Take back/] },
      { says: "forget my phone number", byPlatform: true, offers: [/^Take back/, "Keep it"] },
      { presses: "Keep it", byPlatform: true, tells: /nothing was taken back/ },
      { says: "show my phone number", calls: [["getMyPhone"]], tells: /13800000000/ },
    ],
  },
  {
    title: "what cannot be done, a change of mind, once more, two at once",
    language: "en",
    turns: [
      { says: "Hi there", tells: /Hello/ },
      { says: "book me a flight to Mars", tells: /can't do that|Which of these/ },
      { says: "report a burst water pipe", asks: "place" },
      { says: "never mind", byPlatform: true },
      {
        says: "the road in Park Street is damaged",
        plans: [["reportFault", { kind: "road", place: "Park Street" }]],
        decides: ["cancel"],
      },
      {
        says: "try again",
        calls: [["reportFault", { kind: "road", place: "Park Street" }]],
        decides: ["run"],
      },
      {
        says: "add an errand to buy milk and call mom",
        calls: [["addErrand", { what: "buy milk and call mom" }]],
        decides: ["run"],
      },
      { says: "don't look up ferries, just show my errands", calls: [["listErrands"]] },
      { says: "request a parking permit for Bob for tomorrow", tells: /Bob/ },
      { says: "bye", tells: /Goodbye/ },
    ],
  },
];
