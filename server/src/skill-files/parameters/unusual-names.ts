import { visible } from "../../platform/text.ts";
import { type UnusualLetter, unusualLetters } from "../../platform/unusual-letters.ts";
import { child } from "../parse/tree.ts";
import { type Pass, report } from "../pass.ts";
import { propertyNames } from "../schema/property-names.ts";
import { quoted } from "../text.ts";
import type { Placed } from "./parameters.ts";

/** Names that a person will be warned of on the card; what is inside a value is told where the value is described. */
export function checkLetters(pass: Pass, placed: readonly Placed[]): void {
  for (const { parameter, node } of placed) {
    const at = parameter.in === "body" ? node : (child(node, "name") ?? node);
    for (const name of new Set([parameter.name, ...propertyNames(parameter.schema)])) {
      const letters = unusualLetters([name]);
      if (letters.length === 0) continue;
      const values = { letters: listed(letters, "en"), lettersZh: listed(letters, "zh") };
      report(pass, "unusual_letters", at, { name: quoted(name), ...values });
    }
  }
}

const scriptNames = {
  en: new Intl.DisplayNames("en", { type: "script" }),
  zh: new Intl.DisplayNames("zh", { type: "script" }),
};

function listed(letters: readonly UnusualLetter[], language: "en" | "zh"): string {
  return letters
    .map(({ letter, codePoint, script }) => {
      const seen = visible(letter).trim() === "" ? codePoint : `${letter} ${codePoint}`;
      return script === "Zyyy" || script === "Zinh" ? seen : `${seen} ${scriptNames[language].of(script)}`;
    })
    .join(language === "en" ? ", " : "、");
}
