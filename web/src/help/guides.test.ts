import { expect, test } from "vitest";
import { matchingGuides, readGuide, slugOf } from "./guides.ts";

const guide = readGuide(
  "builder",
  "# For _builders_\n\nAn assistant is a [name](x.md).\n\n## Step by step\n\nSay `it`.\n\n### Not this\n\n## 规划规则\n",
);

test("a guide has its title, its first paragraph and its sections", () => {
  expect(guide).toMatchObject({
    name: "builder",
    title: "For builders",
    summary: "An assistant is a name.",
    sections: [
      { id: "step-by-step", title: "Step by step" },
      { id: "规划规则", title: "规划规则" },
    ],
  });
});

test("marks go, the underlines inside a name stay", () => {
  expect(readGuide("operator", "# _All_ of it\n\nSet `SECRET_KEY`, *then* start.\n")).toMatchObject({
    title: "All of it",
    summary: "Set SECRET_KEY, then start.",
  });
});

test.each([
  [
    "Authentication: how the platform proves itself to a skill",
    "authentication-how-the-platform-proves-itself-to-a-skill",
  ],
  ["What is kept, and how long", "what-is-kept-and-how-long"],
  ["保留什么，保留多久", "保留什么保留多久"],
  ["自己的 PostgreSQL", "自己的-postgresql"],
])("the heading “%s” is linked to as #%s", (heading, slug) => {
  expect(slugOf(heading)).toBe(slug);
});

test("a search finds a guide by its title or its text, and shows where", () => {
  expect(matchingGuides([guide], "BUILDERS")).toEqual([{ guide, found: null }]);
  expect(matchingGuides([guide], "say it")[0]?.found).toContain("Say it.");
  expect(matchingGuides([guide], "nothing like it")).toEqual([]);
  expect(matchingGuides([guide], " ")).toEqual([{ guide, found: null }]);
});
