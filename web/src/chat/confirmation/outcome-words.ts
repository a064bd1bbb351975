import { defineWords } from "../../ui/language/define-words.tsx";

/** What became of a confirmation. */
export const useConfirmedWords = defineWords(
  {
    run: "你确认了执行",
    edited: "已修改",
    cancel: "你取消了，没有执行。",
    expired: "等待超时，没有执行。",
    superseded: "你提出了新的请求，这一步没有执行。",
    unavailable: "已经没有可执行的内容，没有执行。",
    elsewhere: "已在其他窗口作出选择，正在同步结果…",
    askAgain: "重新发起",
    values: "查看确认的内容",
  },
  {
    run: "You confirmed this",
    edited: "edited",
    cancel: "You cancelled this. Nothing was run.",
    expired: "Nobody answered in time. Nothing was run.",
    superseded: "You asked for something else, so this was not run.",
    unavailable: "There is nothing to run any more. Nothing was run.",
    elsewhere: "Decided in another window. Fetching the outcome…",
    askAgain: "Ask again",
    values: "What you confirmed",
  },
);
