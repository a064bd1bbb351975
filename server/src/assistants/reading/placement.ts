/** Where each extension takes effect, so that one written elsewhere, or misspelt, is not silently without effect. */
import { type Reading, report } from "./reading.ts";
import { quoted } from "./text.ts";
import { entries, type Node } from "./tree.ts";

export type Holder = "document" | "info" | "path" | "operation" | "parameter" | "schema" | "nested schema";

const homes: Record<string, { holder: Holder; en: string; zh: string }> = {
  protocol: { holder: "document", en: "to the top level of the document", zh: "文档最外层" },
  "delegated-scopes": {
    holder: "operation",
    en: "into an operation, beside its operationId",
    zh: "操作内，与 operationId 同级",
  },
  examples: {
    holder: "operation",
    en: "into an operation, beside its operationId",
    zh: "操作内，与 operationId 同级",
  },
  keywords: {
    holder: "operation",
    en: "into an operation, beside its operationId",
    zh: "操作内，与 operationId 同级",
  },
  "params-confirm": {
    holder: "operation",
    en: "into an operation, beside its operationId",
    zh: "操作内，与 operationId 同级",
  },
  "display-result": {
    holder: "operation",
    en: "into an operation, beside its operationId",
    zh: "操作内，与 operationId 同级",
  },
  context: {
    holder: "schema",
    en: "beside “type”, in the schema of a parameter or of a direct property of the body",
    zh: "参数 schema 或请求体第一层属性中，与 type 同级",
  },
  entity: {
    holder: "schema",
    en: "beside “type”, in the schema of a parameter or of a direct property of the body",
    zh: "参数 schema 或请求体第一层属性中，与 type 同级",
  },
  default: {
    holder: "schema",
    en: "beside “type”, in the schema of a parameter or of a direct property of the body",
    zh: "参数 schema 或请求体第一层属性中，与 type 同级",
  },
};

/** Known, shown nowhere, harmless wherever it stands. */
const ignored = new Set(["display-name"]);

const prefix = "x-dingtalk-";

export function checkPlacement(reading: Reading, node: Node, holder: Holder): void {
  for (const [key, value] of entries(node)) {
    if (!key.startsWith(prefix)) continue;
    const name = key.slice(prefix.length);
    if (ignored.has(name)) continue;
    const home = Object.hasOwn(homes, name) ? homes[name] : undefined;
    if (home === undefined) report(reading, "unknown_extension", value, { name: quoted(key) });
    else if (home.holder !== holder) {
      report(reading, "misplaced_extension", value, { name: key, where: home.en, whereZh: home.zh });
    }
  }
}
