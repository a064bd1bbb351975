/** JSON texts of every kind, written as `JSON.stringify` would write all but their numbers. */
export interface RandomJson {
  number(): string;
  text(): string;
  value(): string;
}

const letters = [
  "a",
  "Z",
  "0",
  " ",
  '"',
  "\\",
  "/",
  "\n",
  "\t",
  "\u0001",
  "\u007f",
  "é",
  "e\u0301",
  "ｍ",
  "字",
  "\u{20000}",
  "😀",
  "👩\u200d👩\u200d👧",
  "🇨🇳",
  "ا",
  "\u202e",
  "\u200b",
  "\u200d",
  "\ufeff",
  "\u2028",
  "\ufffd",
  "\u{10fffd}",
  "ﷺ",
  "İ",
  "ß",
  "ก็",
  "क्ष",
];

const deepest = 30;

export function randomJson(random: () => number): RandomJson {
  const below = (count: number) => Math.floor(random() * count);
  const oneOf = <T>(choices: readonly [T, ...T[]]): T => choices[below(choices.length)] ?? choices[0];
  const several = (most: number, make: () => string) => Array.from({ length: below(most + 1) }, make);
  const digits = (most: number) => Array.from({ length: 1 + below(most) }, () => below(10)).join("");
  const whole = () => oneOf(["0", `${1 + below(9)}`, `${1 + below(9)}${digits(oneOf([4, 20, 60]))}`]);
  const fraction = () => oneOf(["", "", `.${digits(oneOf([3, 30]))}`, ".0", ".50"]);
  const power = () => oneOf(["", "", "", `${oneOf(["e", "E"])}${oneOf(["", "+", "-"])}${digits(3)}`]);
  const number = () => `${oneOf(["", "-"])}${whole()}${fraction()}${power()}`;
  const plain = (most: number) => several(most, () => letters[below(letters.length)] ?? "").join("");
  const text = () => JSON.stringify(plain(12));
  // A name that is a whole number would come before the others, and each name stands there once.
  const name = (index: number) => JSON.stringify(`n${index}${plain(4)}`);
  const value = (depth = 0): string => {
    const kinds = ["number", "number", "text", "word", "list", "fields", "chain"] as const;
    switch (depth >= deepest ? "number" : oneOf(kinds)) {
      case "number":
        return number();
      case "text":
        return text();
      case "word":
        return oneOf(["true", "false", "null", "[]", "{}"]);
      case "list":
        return `[${several(3, () => value(depth + 1 + below(8))).join(",")}]`;
      case "fields":
        return `{${several(3, () => value(depth + 1 + below(8)))
          .map((member, index) => `${name(index)}:${member}`)
          .join(",")}}`;
      default: {
        const levels = below(deepest - depth);
        return `${"[".repeat(levels)}${number()}${"]".repeat(levels)}`;
      }
    }
  };
  return { number, text, value: () => value() };
}
