import { readFile } from "node:fs/promises";
import type { Words } from "../../permissions/index.ts";

/** A skill file to begin with: whole, without a problem, on a server that is not there. */
export interface Sample {
  id: string;
  title: Words;
  description: Words;
  document: string;
}

const words: Omit<Sample, "document">[] = [
  {
    id: "phone",
    title: { zh: "我的手机号", en: "My phone number" },
    description: {
      zh: "先请用户授权，再用一次性授权码读取用户自己的资料",
      en: "Asks the person, then reads their own profile with a one-time code",
    },
  },
  {
    id: "weather",
    title: { zh: "天气查询", en: "Weather" },
    description: {
      zh: "不需要授权的查询：关键词、示例、日期和默认值",
      en: "A query that needs no permission: keywords, examples, dates and defaults",
    },
  },
  {
    id: "todo",
    title: { zh: "新建待办", en: "Create a to-do" },
    description: {
      zh: "写入之前请用户核对并确认参数",
      en: "Has the person check and confirm the parameters before it writes",
    },
  },
  {
    id: "stream",
    title: { zh: "长连接回复消息", en: "Reply over a stream" },
    description: {
      zh: "程序主动连接平台，不需要公网地址；也可用于直通模式",
      en: "Your program connects by itself and needs no public address; fit for pass-through",
    },
  },
];

/** Its service runs beside the demo, so that somebody who has none comes to an answer. */
const besideDemo: Omit<Sample, "document"> = {
  id: "profile",
  title: { zh: "我的资料", en: "My profile" },
  description: {
    zh: "服务随演示环境运行，马上就能用：先请用户授权，再读取姓名和邮箱",
    en: "Its service runs beside the demo, so it works at once: asks the person, then reads name and e-mail",
  },
};
const demoHost = "show-my-phone.behalf.internal";

const folder = new URL("../../../samples/", import.meta.url);
let read: Promise<Sample[]> | undefined;

/** Read from their files once. The demo's is among them where its service may be called. */
export async function listSamples(allowed: readonly string[] = []): Promise<Sample[]> {
  read ??= Promise.all([besideDemo, ...words].map(withDocument));
  const samples = await read;
  return allowed.includes(demoHost) ? samples : samples.filter(({ id }) => id !== besideDemo.id);
}

async function withDocument(sample: Omit<Sample, "document">): Promise<Sample> {
  return { ...sample, document: await readFile(new URL(`${sample.id}.yaml`, folder), "utf8") };
}
