import { defineWords } from "../../ui/language/define-words.tsx";

export const useStepWords = defineWords(
  {
    allowedAndDone: "已允许并完成",
    confirmedAndDone: "已确认并完成",
    done: "完成",
    denied: "未允许",
    notRun: "已取消，没有执行",
    notDone: "没有执行",
    stepFailed: "没有成功",
    outcomeUnknown: "结果未知",
    stoppedUnknown: "已停止，结果未知",
    stopped: "已停止",
    superseded: "已取消",
    expired: "已过期",
    failed: "未完成",
    steps_other: "{count} 步",
    seconds: "{n} 秒",
    minutes: "{n} 分钟",
    running: "进行中 {time}",
    thinking: "正在思考",
    stopHint: "停止后不再执行后面的步骤；已经发出的请求无法收回。",
  },
  {
    allowedAndDone: "Allowed and done",
    confirmedAndDone: "Confirmed and done",
    done: "Done",
    denied: "Not allowed",
    notRun: "Cancelled, nothing was run",
    notDone: "Nothing was run",
    stepFailed: "Did not succeed",
    outcomeUnknown: "Outcome unknown",
    stoppedUnknown: "Stopped, outcome unknown",
    stopped: "Stopped",
    superseded: "Cancelled",
    expired: "Expired",
    failed: "Not completed",
    steps_other: "{count} steps",
    steps_one: "1 step",
    seconds: "{n} s",
    minutes: "{n} min",
    running: "Running {time}",
    thinking: "Thinking",
    stopHint: "After Stop no further step is run; a request that has left can’t be taken back.",
  },
);

/** A length of time in a few letters: "1.2 s". */
export function useDuration(): (ms: number) => string {
  const say = useStepWords();
  return (ms) => {
    if (ms >= 90_000) return say("minutes", { n: Math.round(ms / 60_000) });
    return say("seconds", { n: ms < 9_950 ? (ms / 1000).toFixed(1) : Math.round(ms / 1000) });
  };
}
