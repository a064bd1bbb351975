// A to-do in the person's own list, once they have seen what it will say.
import { dayIn, offsetOf, startOfDay, timeIn } from "../clock.ts";
import { type Operations, Refusal, serveAlone } from "../serve.ts";

export const operations: Operations = {
  async "POST /todos"({ given, language, accessToken, behalf }) {
    const subject = given.subject?.trim() ?? "";
    if (subject === "") throw new Refusal(language === "zh" ? "请说明要做什么。" : "Say what is to be done.");
    const due = given.due === undefined ? undefined : dueBy(given.due);
    await behalf.call(accessToken, "POST", "/v1.0/todo/users/me/personalTasks", {
      subject,
      ...(due && { dueTime: due.at }),
    });
    const when = due && (due.isDay ? dayIn : timeIn)(language, due.at, due.offset);
    if (language === "zh") return done(`待办“${subject}”已加入你的列表${when ? `，${when}截止` : ""}。`);
    return done(`“${subject}” is on your to-do list${when ? `, due ${when}` : ""}.`);
  },
};

const done = (message: string) => ({ success: true, message });

/** A day alone is over with its last minute. */
function dueBy(due: string): { at: number; offset: number; isDay: boolean } {
  const [at, offset] = [Date.parse(due), offsetOf(due)];
  const isDay = startOfDay(at, offset) === at;
  return { at: isDay ? at + (24 * 60 - 1) * 60_000 : at, offset, isDay };
}

if (import.meta.main) await serveAlone(operations);
