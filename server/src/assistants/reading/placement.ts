/** Where each extension takes effect, so that one written elsewhere, or misspelt, is not silently without effect. */
import { type Reading, report } from "./reading.ts";
import { quoted } from "./text.ts";
import { entries, type Node } from "./tree.ts";

export type Holder = "document" | "info" | "path" | "operation" | "parameter" | "schema" | "nested schema";

/** `matters`: the author relies on it for what leaves or what a person is asked; elsewhere it is an error. */
interface Home {
  holder: "document" | "operation" | "schema";
  matters: boolean;
}

const homes: Record<string, Home> = {
  protocol: { holder: "document", matters: true },
  "delegated-scopes": { holder: "operation", matters: true },
  "params-confirm": { holder: "operation", matters: true },
  "display-result": { holder: "operation", matters: false },
  examples: { holder: "operation", matters: false },
  keywords: { holder: "operation", matters: false },
  context: { holder: "schema", matters: true },
  entity: { holder: "schema", matters: false },
  default: { holder: "schema", matters: false },
};

const directions = {
  document: { where: "to the top level of the document", whereZh: "文档最外层" },
  operation: { where: "into an operation, beside its operationId", whereZh: "操作内，与 operationId 同级" },
  schema: {
    where: "beside “type”, in the schema of a parameter or of a direct property of the body",
    whereZh: "参数 schema 或请求体第一层属性中，与 type 同级",
  },
};

/** Known, used nowhere, harmless wherever it stands. */
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
      const rule = home.matters ? "misplaced_extension" : "misplaced_extension_harmless";
      report(reading, rule, value, { name: key, ...directions[home.holder] });
    }
  }
}
