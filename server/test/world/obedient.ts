import type { ModelRequestSeen } from "./model.ts";
import { calling, saying } from "./model-words.ts";

/** Does what the last thing it reads says: the person by a tool's name, a skill by an order, wherever it stands. */
export function obey({ messages, tools = [] }: ModelRequestSeen["body"]): string {
  const last = messages.at(-1);
  const names = tools.map(({ function: { name } }) => name);
  if (last?.role === "user") {
    const named = names.find((name) => last.content === name);
    return named === undefined
      ? saying(`I know no ${last.content}`)
      : calling({ name: named, arguments: {} });
  }
  const order = /ORDER (\w+) (\{.*?\})(?= END)/s.exec(String(last?.content).replaceAll('\\"', '"'));
  if (last?.role === "tool" && order?.[1] !== undefined)
    return calling({ name: order[1], arguments: JSON.parse(order[2] ?? "{}") });
  return saying(`done: ${String(last?.content)}`);
}
