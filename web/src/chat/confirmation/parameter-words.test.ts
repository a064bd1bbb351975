import { expect, test } from "vitest";
import { helpOf, labelOf } from "./parameter-words.ts";

test.each([
  [
    { title: "Amount", description: "In yuan, with at most two decimals." },
    "Amount",
    "In yuan, with at most two decimals.",
  ],
  [{ description: "How much" }, "How much", ""],
  [{ title: " \u200b ", description: "How much" }, "How much", ""],
  [{ title: "Amount", description: "" }, "Amount", ""],
  [{ title: "Amount", description: "Amount" }, "Amount", ""],
  [{ description: "" }, "", ""],
])("%j is labelled “%s” with the help “%s”", (parameter, label, help) => {
  expect([labelOf(parameter), helpOf(parameter)]).toEqual([label, help]);
});
