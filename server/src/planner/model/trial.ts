import type { Model, ModelTrial } from "../../policies/index.ts";
import type { Language } from "../telling/language.ts";
import { ModelFailure, type ModelProblem } from "./failure.ts";
import { askModel } from "./request.ts";
import type { Ways } from "./way.ts";

const waitMs = 20_000;

/** Has the model call a tool, as planning needs it to. */
export async function tryModel(
  ways: Ways,
  model: Model | undefined,
  language: Language,
): Promise<ModelTrial> {
  if (model === undefined) return { problem: problems.none[language] };
  const started = performance.now();
  try {
    const reply = await askModel(ways, model, {
      instructions: "This checks that you can call a tool. Call `ready` with the word “yes”.",
      messages: [{ role: "user", content: "Are you ready?" }],
      tools: [{ name: "ready", description: "Say whether you are ready.", schema: readySchema }],
      mustCall: false,
      signal: AbortSignal.timeout(waitMs),
      say: () => {},
    });
    if (!reply.calls.some(({ name }) => name === "ready")) return { problem: problems.no_tools[language] };
    return { ms: Math.round(performance.now() - started) };
  } catch (error) {
    return { problem: problems[error instanceof ModelFailure ? error.problem : "slow"][language] };
  }
}

const readySchema = {
  type: "object",
  properties: { word: { type: "string" } },
  required: ["word"],
  additionalProperties: false,
};

const problems: Record<ModelProblem | "none", Record<Language, string>> = {
  none: {
    zh: "还没有配置语言模型，由内置的规划来工作。",
    en: "No language model is set; the built-in planner does the work.",
  },
  address: {
    zh: "无法使用该地址：它指向内网或不被允许。请检查地址，或请运维将主机加入 EGRESS_ALLOW。",
    en: "This address cannot be used: it leads into a private network or is not allowed. Check it, or have the operator list the host in EGRESS_ALLOW.",
  },
  unreachable: {
    zh: "无法连接到该地址。请检查主机名和端口，以及证书是否有效。",
    en: "The address could not be reached. Check its host and port, and that its certificate is valid.",
  },
  slow: {
    zh: "模型在限定时间内没有回答。请稍后再试，或换一个更快的模型。",
    en: "The model did not answer in time. Try again later, or choose a faster one.",
  },
  key: {
    zh: "服务方拒绝了密钥。请检查密钥是否正确、是否有权使用这个模型。",
    en: "The provider refused the key. Check that it is right and may use this model.",
  },
  not_found: {
    zh: "该地址上没有这个模型，或没有 OpenAI 兼容接口。请检查模型名称；地址通常以 /v1 结尾。",
    en: "There is no such model at this address, or no OpenAI-compatible API. Check the model's name; the address usually ends in /v1.",
  },
  limited: {
    zh: "服务方限制了请求次数或额度已用完。请稍后再试，或检查账户额度。",
    en: "The provider limits how often it may be asked, or the account's quota is used up. Try again later, or check the quota.",
  },
  down: {
    zh: "服务方目前出错，无法回答。请稍后再试。",
    en: "The provider has an error of its own right now. Try again later.",
  },
  no_tools: {
    zh: "这个模型不会调用工具，而规划需要这一点。请换一个支持工具调用的模型。",
    en: "This model does not call tools, which planning needs. Choose one that supports tool calls.",
  },
  refused: {
    zh: "服务方不接受这样的请求。请检查模型名称是否正确。",
    en: "The provider does not accept this request. Check the model's name.",
  },
  broken: {
    zh: "该地址的回答不是 OpenAI 兼容接口的格式，或中途断开。请检查地址；通常以 /v1 结尾。",
    en: "What this address answers is not what an OpenAI-compatible API streams, or it broke off. Check the address; it usually ends in /v1.",
  },
};
