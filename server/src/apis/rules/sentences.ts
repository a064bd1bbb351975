import type { Words } from "../../permissions/index.ts";

/** Where something is wrong with what an API says, or could be better, and what to do. */
export interface ApiProblem {
  /** Within the content, such as `points.3.code`; `namespace` is beside it. */
  path: string;
  /** What is an error is not taken. */
  severity: "error" | "warning";
  rule: Rule;
  message: Words;
}

export function problem(
  path: string,
  rule: Rule,
  values: Readonly<Record<string, string>> = {},
  severity: ApiProblem["severity"] = "error",
): ApiProblem {
  const { zh, en } = sentences[rule];
  return { path, severity, rule, message: { zh: filled(zh, values), en: filled(en, values) } };
}

function filled(sentence: string, values: Readonly<Record<string, string>>): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

const sentences = {
  namespace_form: {
    zh: "命名空间以大写字母开头，由 2 到 32 个字母和数字组成，例如 Expense。",
    en: "A namespace begins with a capital letter and has 2 to 32 letters and digits, such as Expense.",
  },
  namespace_ours: {
    zh: "“{namespace}”是平台自己的命名空间，或与之相似。请换一个。",
    en: "“{namespace}” is a namespace of the platform's own, or looks like one. Choose another.",
  },
  namespace_taken: {
    zh: "贵组织的另一个 API 使用或使用过“{namespace}”，或与之相似的命名空间。请换一个。",
    en: "Another API of your organisation has, or had, the namespace “{namespace}” or one that looks like it. Choose another.",
  },
  base_url_form: {
    zh: "服务地址应为完整的 https 地址，结尾不带斜杠，也不带参数，例如 https://expense.example.com/v1。",
    en: "The base address is a whole https address without a slash at its end and without a query, such as https://expense.example.com/v1.",
  },
  base_url_credentials: {
    zh: "服务地址中不能带有用户名或密码。",
    en: "The base address must not have a user name or a password in it.",
  },
  base_url_http: {
    zh: "令牌只能通过 https 传输。{host} 若在内网，请运维将其加入 EGRESS_ALLOW。",
    en: "Tokens travel by https alone. If {host} is in your own network, have the operator list it in EGRESS_ALLOW.",
  },
  base_url_ours: {
    zh: "这是平台自己的地址。请填写 API 的地址。",
    en: "This is the platform's own address. Give the address of the API.",
  },
  too_many_points: {
    zh: "一个 API 最多有 {limit} 个权限点，这里有 {count} 个。请合并，或拆成多个 API。",
    en: "An API has at most {limit} permission points, and here are {count}. Merge some, or make several APIs of it.",
  },
  too_many_operations: {
    zh: "一个权限点最多开放 {limit} 个接口，这里有 {count} 个。请拆分。",
    en: "A point opens at most {limit} operations, and here are {count}. Split it.",
  },
  too_many_in_all: {
    zh: "一个 API 的权限点总共最多开放 {limit} 个接口，这里有 {count} 个。请拆成多个 API。",
    en: "The points of an API open at most {limit} operations in all, and here are {count}. Make several APIs of it.",
  },
  too_many_fields: {
    zh: "一个权限点最多开放 {limit} 个字段，这里有 {count} 个。请拆分。",
    en: "A point opens at most {limit} fields, and here are {count}. Split it.",
  },
  no_points: {
    zh: "还没有权限点。请至少添加一个。",
    en: "There is no permission point yet. Add at least one.",
  },
  kind_changed: {
    zh: "已发布的权限点不能更换授权方式。请改用新的编码，并撤下旧的。",
    en: "A published permission keeps its kind. Use a new code for it and withdraw the old one.",
  },
  code_form: {
    zh: "权限点编码由 2 到 4 段组成，用点分隔，每段以字母开头，只含字母和数字，共最多 {limit} 个字符，例如 {namespace}.Claim.Read。",
    en: "A code has 2 to 4 parts with dots between them, each beginning with a letter, of letters and digits alone, at most {limit} characters in all, such as {namespace}.Claim.Read.",
  },
  code_namespace: {
    zh: "权限点编码须以本 API 的命名空间开头：{namespace}.…",
    en: "A code begins with the namespace of its API: {namespace}.…",
  },
  code_twice: {
    zh: "编码“{code}”与“{other}”相同或难以分辨。请改动其中一个。",
    en: "The code “{code}” is the same as “{other}”, or cannot be told from it. Change one of them.",
  },
  name_twice: {
    zh: "名称“{name}”与 {other} 的名称相同或难以分辨，人们会把它们混淆。请改动其中一个。",
    en: "The name “{name}” is the same as that of {other}, or cannot be told from it: people would take one for the other. Change one of them.",
  },
  text_empty: {
    zh: "请用中文和英文都写上。",
    en: "Write something, in Chinese and in English.",
  },
  text_long: {
    zh: "最多 {limit} 个字符。",
    en: "At most {limit} characters.",
  },
  text_hidden: {
    zh: "只能是一行普通文字：没有换行、首尾空格和看不见的字符（如文字方向标记）。",
    en: "One line of plain text: no line breaks, no spaces at its ends, and no characters that are not seen, such as direction marks.",
  },
  text_markup: {
    zh: "只能是普通文字：没有 HTML、Markdown 等标记。",
    en: "Plain text alone: no HTML, no Markdown, no other markup.",
  },
  text_address: {
    zh: "文字中不能有网址。",
    en: "There must be no web address in it.",
  },
  text_letters: {
    zh: "“{letter}”（{point}）容易被看成别的字符。请换成常用的写法。",
    en: "“{letter}” ({point}) may be taken for another letter. Write it as it is usually written.",
  },
  imitates: {
    zh: "“{name}”会被当成平台自己的名称。请写明这是贵组织的什么。",
    en: "“{name}” would be taken for the platform's own. Say what of your organisation's it is.",
  },
  application_sensitive: {
    zh: "由管理员为全组织授权的权限点一定是敏感的。请标为敏感，风险为中或高。",
    en: "What an admin allows for everybody is always sensitive. Mark it as sensitive, at a medium or high risk.",
  },
  risk_high: {
    zh: "高风险的权限点一定是敏感的。请标为敏感，或降低风险。",
    en: "What is of high risk is always sensitive. Mark it as sensitive, or lower its risk.",
  },
  risk_low: {
    zh: "低风险的权限点不是敏感的。请取消敏感标记，或提高风险。",
    en: "What is of low risk is never sensitive. Take the mark away, or raise its risk.",
  },
  opens_nothing: {
    zh: "它没有开放任何接口或字段。请至少添加一个。",
    en: "It opens neither an operation nor a field. Add at least one.",
  },
  method_form: {
    zh: "“{method}”不是接口的方法：可用 GET、HEAD、OPTIONS、POST、PUT、PATCH、DELETE。",
    en: "“{method}” is no method of an operation: it is GET, HEAD, OPTIONS, POST, PUT, PATCH or DELETE.",
  },
  path_form: {
    zh: "“{path}”不是接口的路径：以 / 开头，没有空格、参数和 . 或 .. 段，变量写作 {id}。",
    en: "“{path}” is no path of an operation: it begins with /, has no spaces, no query and no . or .. segments, and what varies in it is written {id}.",
  },
  operation_twice: {
    zh: "{operation} 已在这个权限点中。",
    en: "{operation} is in this point already.",
  },
  reads_only: {
    zh: "它标为只读，却开放了 {operation}。请标为可写，或去掉这个接口。",
    en: "It is said to read only, and opens {operation}. Mark it as writing, or take that operation out.",
  },
  field_form: {
    zh: "“{field}”不是字段名：是应答 JSON 中一个成员的名称。",
    en: "“{field}” is no field: it is the name of a member in the JSON of an answer.",
  },
  field_twice: {
    zh: "字段“{field}”已在这个权限点中。",
    en: "The field “{field}” is in this point already.",
  },
  base_url_missing: {
    zh: "文档没有说明服务在哪里。请填写 API 的地址。",
    en: "The document does not say where the service is. Give the address of the API.",
  },
  base_url_relative: {
    zh: "文档只写了“{url}”，没有域名。请填写 API 的完整地址。",
    en: "The document only says “{url}”, without a host. Give the whole address of the API.",
  },
  base_url_open: {
    zh: "文档中的地址“{url}”还有待填写的部分。请填写 API 的实际地址。",
    en: "The address in the document, “{url}”, leaves something open. Give the address that the API really has.",
  },
  translate: {
    zh: "文档中只有一种语言，请翻译。",
    en: "The document has it in one language only. Please translate it.",
  },
  merged: {
    zh: "文档中可分出 {count} 个权限点，难以逐一阅读，已合并为 {fewer} 个。请按需要拆分。",
    en: "The document would make {count} permission points, more than anybody reads; they were put together into {fewer}. Split them where you need to.",
  },
  open_left_out: {
    zh: "{count} 个接口声明无需登录（security: []），未列入权限点。",
    en: "{count} operations say that they need no security at all and are in no point.",
  },
  unusable_left_out: {
    zh: "{count} 个接口的路径无法使用，或超出了一份文档可读取的数量，未列入权限点。",
    en: "{count} operations have a path that cannot be used, or are beyond what is read of one document, and are in no point.",
  },
} as const satisfies Record<string, Words>;

export type Rule = keyof typeof sentences;
