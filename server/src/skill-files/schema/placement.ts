/** Where each extension takes effect, so that one written elsewhere, or misspelt, is not silently without effect. */

import { entries, type Node } from "../parse/tree.ts";
import { type Pass, report } from "../pass.ts";
import { quoted } from "../text.ts";

export type Holder =
  | "document"
  | "info"
  | "path"
  | "operation"
  | "parameter"
  | "body"
  | "schema"
  | "nested schema";

/** `matters`: the author relies on it for what leaves or what a person is asked; elsewhere it is an error. */
interface Home {
  holder: "document" | "operation" | "schema";
  matters: boolean;
}

const homes: Record<string, Home> = {
  "x-dingtalk-protocol": { holder: "document", matters: true },
  "x-dingtalk-delegated-scopes": { holder: "operation", matters: true },
  "x-dingtalk-params-confirm": { holder: "operation", matters: true },
  "x-openai-isConsequential": { holder: "operation", matters: true },
  "x-dingtalk-display-result": { holder: "operation", matters: false },
  "x-dingtalk-examples": { holder: "operation", matters: false },
  "x-dingtalk-keywords": { holder: "operation", matters: false },
  "x-dingtalk-context": { holder: "schema", matters: true },
  "x-dingtalk-entity": { holder: "schema", matters: false },
  "x-dingtalk-default": { holder: "schema", matters: false },
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
const ignored = new Set(["x-dingtalk-display-name"]);

export function checkPlacement(pass: Pass, node: Node, holder: Holder): void {
  for (const [key, value] of entries(node)) {
    if (!key.startsWith("x-") || ignored.has(key)) continue;
    const home = Object.hasOwn(homes, key) ? homes[key] : undefined;
    if (home === undefined) {
      if (key.startsWith("x-dingtalk-")) report(pass, "unknown_extension", value, { name: quoted(key) });
    } else if (home.holder !== holder) {
      const rule = home.matters ? "misplaced_extension" : "misplaced_extension_harmless";
      report(pass, rule, value, { name: key, ...directions[home.holder] });
    }
  }
}
