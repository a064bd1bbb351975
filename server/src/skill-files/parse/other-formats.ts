/** What people paste or import instead of an OpenAPI document: each by what it cannot be mistaken for. */
import { quoted } from "../text.ts";
import { isMap } from "./tree.ts";

interface Format {
  format: string;
  formatZh: string;
  /** What to do instead. */
  way: string;
  wayZh: string;
}

const exported = {
  way: "Export it as OpenAPI 3 from the tool that wrote it, or convert it first.",
  wayZh: "请用生成它的工具导出 OpenAPI 3，或先转换格式。",
};
const described = {
  way: "Describe the calls as operations under “paths” of an OpenAPI 3 document.",
  wayZh: "请在 OpenAPI 3 文档的 paths 下把这些调用写成操作。",
};
const events = {
  way: "A skill answers calls over HTTP: describe those in an OpenAPI 3 document.",
  wayZh: "技能通过 HTTP 应答调用，请用 OpenAPI 3 文档描述这些调用。",
};
const page = {
  way: "Use the YAML or JSON file itself: on a page about an API there is often a link to it, such as openapi.json.",
  wayZh: "请使用 YAML 或 JSON 文件本身：API 说明页上通常有它的链接，例如 openapi.json。",
};

const texts: readonly (readonly [RegExp, Format])[] = [
  [
    /^\s*(<!doctype html|<html\b|<head\b|<body\b)/i,
    { format: "a web page (HTML)", formatZh: "网页（HTML）", ...page },
  ],
  [
    /^\s*<(?=[\s\S]{0,2000}schemas\.xmlsoap\.org\/wsdl|[\s\S]{0,2000}ns\/wsdl)/i,
    { format: "a WSDL file of a SOAP service", formatZh: "SOAP 服务的 WSDL 文件", ...described },
  ],
  [/^\s*<(?=[\s\S]{0,2000}wadl)/i, { format: "a WADL file", formatZh: "WADL 文件", ...exported }],
  [
    /^\s*<(?=[\s\S]{0,2000}edmx)/i,
    { format: "OData metadata (EDMX)", formatZh: "OData 元数据（EDMX）", ...exported },
  ],
  [/^\s*<[?\w]/, { format: "an XML file", formatZh: "XML 文件", ...exported }],
  [/^\s*#%RAML\b/, { format: "a RAML file", formatZh: "RAML 文件", ...exported }],
  [/^\s*FORMAT:\s*1A\b/, { format: "an API Blueprint", formatZh: "API Blueprint 文件", ...exported }],
  [
    /^\s*(syntax\s*=\s*["']proto[23]|package [\w.]+;|service \w+\s*\{\s*rpc\b)/m,
    { format: "a protobuf file", formatZh: "protobuf 文件", ...described },
  ],
  [
    /^(\s*#.*\n)*\s*("""[^"]*"""\s*)?(schema\s*\{|(extend\s+)?(type|interface|input|enum|union)\s+\w+[^:{=\n]*[{=])/,
    { format: "a GraphQL schema", formatZh: "GraphQL schema", ...described },
  ],
  [/^\s*(\$\s+)?curl\s/, { format: "a curl command", formatZh: "curl 命令", ...described }],
  [
    /^\s*(GET|POST|PUT|PATCH|DELETE) (https?:\/\/|\/)\S*(\s+HTTP\/[\d.]+)?\s*$/m,
    { format: "an HTTP request", formatZh: "HTTP 请求", ...described },
  ],
  [
    /^\s*https?:\/\/\S+\s*$/,
    {
      format: "the address of a document",
      formatZh: "文档的地址",
      way: "Import it from this URL, or paste what is there.",
      wayZh: "请从该 URL 导入，或粘贴那里的内容。",
    },
  ],
];

/** Told by the text alone: what YAML would read as one long word, or not at all. */
export function otherText(text: string): Format | undefined {
  const beginning = text.slice(0, 4_000);
  return texts.find(([begins]) => begins.test(beginning))?.[1];
}

type Root = Record<string, unknown>;

const roots: readonly (readonly [(root: Root) => boolean, Format])[] = [
  [
    ({ info, item }) => Array.isArray(item) && isMap(info),
    { format: "a Postman collection", formatZh: "Postman 集合", ...exported },
  ],
  [
    ({ collection }) => isMap(collection) && Array.isArray(collection.item),
    { format: "a Postman collection", formatZh: "Postman 集合", ...exported },
  ],
  [
    ({ _postman_variable_scope: scope }) => scope !== undefined,
    { format: "a Postman environment", formatZh: "Postman 环境", ...described },
  ],
  [
    ({ type, __export_format: format }) => format !== undefined || /insomnia\.rest/.test(String(type)),
    { format: "an Insomnia export", formatZh: "Insomnia 导出文件", ...exported },
  ],
  [
    ({ log }) => isMap(log) && Array.isArray(log.entries),
    { format: "a HAR recording of requests", formatZh: "HAR 请求记录", ...described },
  ],
  [
    ({ asyncapi }) => asyncapi !== undefined,
    { format: "an AsyncAPI document", formatZh: "AsyncAPI 文档", ...events },
  ],
  [
    ({ cloudevents, specversion }) => cloudevents !== undefined || specversion !== undefined,
    { format: "a CloudEvent", formatZh: "CloudEvent", ...events },
  ],
  [
    ({ arazzo }) => arazzo !== undefined,
    {
      format: "an Arazzo document of workflows",
      formatZh: "Arazzo 工作流文档",
      way: "Import the OpenAPI documents that it names under “sourceDescriptions”.",
      wayZh: "请导入其 sourceDescriptions 中列出的 OpenAPI 文档。",
    },
  ],
  [
    ({ overlay, actions }) => overlay !== undefined && actions !== undefined,
    {
      format: "an OpenAPI overlay",
      formatZh: "OpenAPI Overlay 文件",
      way: "Apply it to its OpenAPI document, and give that.",
      wayZh: "请先把它应用到对应的 OpenAPI 文档，再提供该文档。",
    },
  ],
  [
    ({ swaggerVersion }) => swaggerVersion !== undefined,
    { format: "a Swagger 1 file", formatZh: "Swagger 1 文件", ...exported },
  ],
  [
    ({ kind, discoveryVersion }) => discoveryVersion !== undefined || kind === "discovery#restDescription",
    { format: "a Google API discovery document", formatZh: "Google API discovery 文档", ...exported },
  ],
  [
    ({ __schema, data }) => __schema !== undefined || (isMap(data) && data.__schema !== undefined),
    { format: "a GraphQL schema", formatZh: "GraphQL schema", ...described },
  ],
  [({ smithy }) => smithy !== undefined, { format: "a Smithy model", formatZh: "Smithy 模型", ...exported }],
  [
    ({ mcpServers }) => isMap(mcpServers),
    { format: "a configuration of MCP servers", formatZh: "MCP 服务器配置", ...described },
  ],
  [
    ({ tools, jsonrpc, result }) =>
      isToolList(tools) || (jsonrpc !== undefined && isMap(result) && isToolList(result.tools)),
    { format: "a list of tools for a model", formatZh: "提供给模型的工具列表", ...described },
  ],
  [
    ({ apiVersion, kind, spec }) => typeof apiVersion === "string" && typeof kind === "string" && isMap(spec),
    {
      format: "a Kubernetes or Backstage resource",
      formatZh: "Kubernetes 或 Backstage 资源文件",
      way: "If an OpenAPI document stands inside, copy that out.",
      wayZh: "如果其中包含 OpenAPI 文档，请把它复制出来。",
    },
  ],
  [
    ({ $schema, properties, paths }) =>
      paths === undefined && isMap(properties) && typeof $schema === "string",
    { format: "a JSON Schema", formatZh: "JSON Schema", ...described },
  ],
  [
    ({ dependencies, name, version }) =>
      isMap(dependencies) && typeof name === "string" && typeof version === "string",
    { format: "a package.json", formatZh: "package.json", ...page },
  ],
];

function isToolList(value: unknown): boolean {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every(
      (tool) => isMap(tool) && ("inputSchema" in tool || "function" in tool || "input_schema" in tool),
    )
  );
}

/** Told by what stands on the outermost level. Of where an import came from, nothing is repeated but what kind it is. */
export function otherRoot(root: unknown, isImported: boolean): Format | undefined {
  if (isToolList(root)) return roots.find(([is]) => is({ tools: root }))?.[1];
  if (!isMap(root)) return undefined;
  return manifest(root, isImported) ?? roots.find(([is]) => is(root))?.[1];
}

/** A plugin's manifest names the OpenAPI document: one in `api.url`, or those of its runtimes. */
function manifest(root: Root, isImported: boolean): Format | undefined {
  const { schema_version: version, name_for_model: name, name_for_human: human, api, runtimes } = root;
  const isManifest =
    (version !== undefined || name !== undefined || human !== undefined) &&
    (isMap(api) || Array.isArray(runtimes));
  if (!isManifest) return undefined;
  const specs = Array.isArray(runtimes)
    ? runtimes.flatMap((one) => (isMap(one) && isMap(one.spec) ? [one.spec] : []))
    : [];
  const url = [...(isMap(api) ? [api] : []), ...specs]
    .map((one) => one.url)
    .find((one) => typeof one === "string");
  const where =
    url === undefined || isImported ? (isMap(api) ? "api.url" : "runtimes[].spec.url") : quoted(url);
  return {
    format: "the manifest of a plugin",
    formatZh: "插件的 manifest 文件",
    way: `Import the OpenAPI document that it names: ${where}`,
    wayZh: `请导入它指向的 OpenAPI 文档：${where}`,
  };
}
