import { expect, test } from "vitest";
import { linkTarget, matchingPages, readPages } from "./lint-page-text.ts";

const pages = readPages({
  "../docs/lint/unsafe_server.md":
    "# The server cannot be `called`\n\nError. A **private**\n[address](x.md).\n\n## Way out\n",
  "../docs/lint/invalid_yaml.md": "No heading.\n",
  "../docs/lint/README.md": "# All codes\n",
});

test("a page is named by its file and headed by its first line; what is no code is none", () => {
  expect(pages).toEqual([
    { code: "invalid_yaml", title: "invalid_yaml", summary: "No heading.", text: "No heading." },
    {
      code: "unsafe_server",
      title: "The server cannot be called",
      summary: "Error. A private address.",
      text: "Error. A **private**\n[address](x.md).\n\n## Way out",
    },
  ]);
});

test.each([
  ["", 2],
  ["PRIVATE", 1],
  ["unsafe_", 1],
  ["nothing like it", 0],
])("a search for “%s” finds %d", (search, found) => {
  expect(matchingPages(pages, search)).toHaveLength(found);
});

test.each([
  ["several_origins.md", { kind: "page", code: "several_origins" }],
  ["./several_origins.md#way-out", { kind: "page", code: "several_origins" }],
  ["https://spec.openapis.org/oas/v3.0.3", { kind: "outside", url: "https://spec.openapis.org/oas/v3.0.3" }],
  ["../operator.md#settings", { kind: "guide", name: "operator", hash: "settings" }],
  ["zh/user.md", { kind: "guide", name: "user", hash: "" }],
  ["lint/several_origins.md", { kind: "page", code: "several_origins" }],
  ["#settings", { kind: "place", hash: "settings" }],
  ["decisions/0001-one-clock-in-the-database.md", { kind: "none" }],
  ["javascript:alert(1)", { kind: "none" }],
  [undefined, { kind: "none" }],
])("the link %s leads to %o", (href, target) => {
  expect(linkTarget(href)).toEqual(target);
});
