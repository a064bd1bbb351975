/** How a value is written out (OpenAPI's `style`, `explode`, `allowReserved`), of a parameter or a form's field. */

import { child, type Node, textOf } from "../parse/tree.ts";
import { type Pass, report } from "../pass.ts";
import { quoted } from "../text.ts";

const styles = {
  path: ["simple", "label", "matrix"],
  header: ["simple"],
  cookie: ["form"],
  query: ["form", "spaceDelimited", "pipeDelimited", "deepObject"],
  form: ["form", "spaceDelimited", "pipeDelimited", "deepObject"],
} as const;

/** Only where the file departs from OpenAPI's default for the place. */
export function readSerialisation(
  pass: Pass,
  node: Node,
  place: keyof typeof styles,
): { style?: string; explode?: boolean } {
  const known: readonly string[] = styles[place];
  const [usual = ""] = known;
  const written = child(node, "style");
  const style = textOf(written) ?? usual;
  if (written !== undefined && !known.includes(style)) {
    const values = { style: quoted(written.value), known: known.join(", "), usual };
    report(pass, "unknown_style", written, values);
    return {};
  }
  const reserved = child(node, "allowReserved");
  if (reserved?.value === true) report(pass, "allow_reserved", reserved);
  const explode = child(node, "explode")?.value;
  return {
    ...(style !== usual && { style }),
    ...(typeof explode === "boolean" && explode !== (style === "form") && { explode }),
  };
}
