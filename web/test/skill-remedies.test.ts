import { expect, test } from "vitest";
import { createAssistant } from "../../server/test/world/building.ts";
import { sampled } from "../../server/test/world/sampled.ts";
import { inspect, type Look, type Visit } from "./browser.ts";
import { editorOf, fileIn, hasFocus, showsPane, writesFile } from "./editor.ts";
import { signsIn, skillWorld } from "./skill-world.ts";

/* What a builder can do on screen about a file that lacks something: the service's address, OpenAPI 3, a key. */

const world = skillWorld();

const words = {
  zh: {
    address: "服务地址",
    addressWrong: "请填写以 https:// 或 http:// 开头的网址。",
    notWritten: "无法写入这个文件，请在编辑器中修改 servers。",
    convert: "转换",
    changes: "导入时的改动，请检查：",
    undo: "撤销",
    dismiss: "关闭提示",
    fromUrl: "从 URL 导入",
    documentAddress: "OpenAPI 文档的地址",
    import: "导入",
    replace: "替换",
    kind: "认证方式",
    name: "查询参数名称",
    key: "密钥",
    more: "更多操作",
    save: "保存",
  },
  en: {
    address: "Service address",
    addressWrong: "Enter an address that begins with https:// or http://.",
    notWritten: "It cannot be written into this file: change “servers” in the editor.",
    convert: "Convert",
    changes: "Changed on import, to be looked through:",
    undo: "Undo",
    dismiss: "Dismiss",
    fromUrl: "Import from URL",
    documentAddress: "Address of the OpenAPI document",
    import: "Import",
    replace: "Replace",
    kind: "Kind",
    name: "Cookie name",
    key: "Key",
    more: "More",
    save: "Save",
  },
};

const looks: [Look, "query" | "cookie"][] = [
  [{ language: "zh", theme: "light", width: 1280 }, "query"],
  [{ language: "en", theme: "dark", width: 360 }, "cookie"],
];

const operation = (id: string) =>
  `get: { operationId: ${id}, summary: Look it up, description: Tells how it is, responses: {} }`;

/** Two places that do not say where the service is. */
const withoutAddress = `openapi: 3.0.1
info: { title: Weather, version: "1" } # kept
servers:
  - url: /v1
paths:
  /weather:
    servers: [{ url: /v2 }]
    ${operation("getWeather")}
  /air:
    ${operation("getAir")}
`;

const swagger = JSON.stringify(
  {
    swagger: "2.0",
    info: { title: "Old weather", version: "1" },
    basePath: "/v1",
    paths: {
      "/weather": {
        get: {
          operationId: "getWeather",
          summary: "Look up the weather",
          description: "Tells how it is",
          responses: { 200: { description: "The weather" } },
        },
      },
    },
  },
  null,
  2,
);

/** On one line; converted, of more lines than a browser is to type at once. */
const longSwagger = JSON.stringify({
  ...JSON.parse(swagger),
  "x-notes": Array.from({ length: 300 }, (_, index) => index),
});

const press = ({ page }: Visit, name: string) => page.getByRole("button", { name, exact: true }).click();

/** What the bar has no room for stands in its menu. */
async function chooses(builder: Visit, name: string): Promise<void> {
  const { page, look } = builder;
  if (look.width >= 1280) return press(builder, name);
  await press(builder, words[look.language].more);
  await page.getByRole("menuitem", { name }).click();
}

/** As one does it in a text field. */
async function undoesByKey(builder: Visit): Promise<void> {
  await editorOf(builder).focus();
  await builder.page.keyboard.press("Control+z");
}

async function givesTheAddress(builder: Visit): Promise<void> {
  const { page, look } = builder;
  const say = words[look.language];
  const field = page.getByLabel(say.address, { exact: true });
  await writesFile(
    builder,
    withoutAddress.replace(/servers:\n.*/, "servers: here").replace("/v2", world.skill.origin),
  );
  await field.fill(world.skill.origin);
  await field.press("Enter");
  await page.getByText(say.notWritten).waitFor();

  await writesFile(builder, withoutAddress);
  await field.fill("weather.example.com");
  expect(await field.count()).toBe(1);
  await field.press("Enter");
  await page.getByText(say.addressWrong).waitFor();
  expect(await field.getAttribute("aria-invalid")).toBe("true");
  await field.evaluate((element) => element.scrollIntoView({ block: "center" }));
  expect(await inspect(builder, "service-address")).toEqual([]);

  await field.fill(world.skill.origin);
  await field.press("Enter");
  const written = withoutAddress
    .replace("url: /v1", `url: "${world.skill.origin}/v1"`)
    .replace("url: /v2", `url: "${world.skill.origin}/v2"`);
  await expect.poll(() => fileIn(builder)).toBe(written);
  await field.waitFor({ state: "detached" });
  await undoesByKey(builder);
  expect(await fileIn(builder)).toBe(withoutAddress);
  await field.waitFor();
}

/** What was typed while it was converted is not lost. */
async function typesMeanwhile(builder: Visit): Promise<void> {
  const { page, look } = builder;
  const button = page.getByRole("button", { name: words[look.language].convert, exact: true });
  const typed = `${swagger}\n`;
  await page.route(
    "**/api/skills/import",
    async (route) => {
      await writesFile(builder, typed);
      await route.continue();
    },
    { times: 1 },
  );
  const answered = page.waitForResponse("**/api/skills/import");
  await button.click();
  await answered;
  await expect.poll(() => button.getAttribute("aria-busy")).toBe(null);
  expect(await fileIn(builder)).toBe(typed);
}

async function converts(builder: Visit, file: string): Promise<void> {
  const { page, look } = builder;
  const say = words[look.language];
  const changes = page.getByRole("list", { name: say.changes });
  await writesFile(builder, file);
  await press(builder, say.convert);
  await expect.poll(() => fileIn(builder)).toContain('"openapi": "3.');
  await changes.waitFor();
  expect(await changes.getByRole("listitem").count()).toBeGreaterThan(0);
  await undoesByKey(builder);
  expect(await fileIn(builder)).toBe(file);
  expect(await changes.count()).toBe(0);

  await builder.page.keyboard.press("Control+Shift+Z");
  expect(await fileIn(builder)).toContain('"openapi": "3.');
  await undoesByKey(builder);
  await press(builder, say.convert);
  await changes.getByRole("button").first().click();
  expect(await hasFocus(builder)).toBe(true);
  await page.getByRole("button", { name: say.convert, exact: true }).waitFor({ state: "detached" });
  expect(await inspect(builder, "converted")).toEqual([]);
  await press(builder, say.dismiss);
  expect(await changes.count()).toBe(0);
}

/** The same file from an address: converted on the way, with the same list. */
async function importsFromUrl(builder: Visit): Promise<void> {
  const { page, look } = builder;
  const say = words[look.language];
  world.skill.answersWith(async () => JSON.parse(swagger));
  await writesFile(builder, `${withoutAddress}# not saved`);
  await chooses(builder, say.fromUrl);
  await page.getByLabel(say.documentAddress, { exact: true }).fill(`${world.skill.origin}/swagger.json`);
  await press(builder, say.import);
  await press(builder, say.replace);
  const changes = page.getByRole("list", { name: say.changes });
  await changes.getByRole("listitem").first().waitFor();
  expect(await fileIn(builder)).toContain(`${world.skill.origin}/v1`);
  const bar = page.getByRole("status").filter({ has: changes });
  await expect
    .poll(() => bar.evaluate((element) => element.getBoundingClientRect().top))
    .toBeGreaterThanOrEqual(0);
  expect(await inspect(builder, "imported-changes")).toEqual([]);
}

/** Such a key is in the query or in a cookie, and the fields for it stand there filled in. */
async function givesTheKey(builder: Visit, place: string): Promise<void> {
  const { page, look } = builder;
  const say = words[look.language];
  const warning = page.getByRole("link", { name: /security_not_configured/ });
  await writesFile(
    builder,
    `${withoutAddress.replaceAll(/\/v(?=\d)/g, `${world.skill.origin}/v`)}
security: [{ key: [] }]
components: { securitySchemes: { key: { type: apiKey, in: ${place}, name: appid } } }
`,
  );
  await warning.waitFor();
  await showsPane(builder, "meaning");
  expect(await page.getByLabel(say.kind, { exact: true }).inputValue()).toBe(place);
  expect(await page.getByLabel(say.name, { exact: true }).inputValue()).toBe("appid");
  const key = page.getByLabel(say.key, { exact: true });
  await key.scrollIntoViewIfNeeded();
  expect(await inspect(builder, "asked-authentication")).toEqual([]);
  await key.fill("key-of-the-weather");
  await showsPane(builder, "editor");
  await warning.waitFor({ state: "detached" });
}

test.each(sampled(looks))(
  "a file that lacks something is mended beside its problems (%o, a key in %s)",
  async (look, place) => {
    const { builder: api } = world;
    const assistant = await createAssistant(api, { name: `Mended ${look.language}` });
    const saved = () => api.send("GET", `/api/assistants/${assistant.id}`);
    const builder = await signsIn(world, "builder", look);
    const { page, complaints } = builder;
    await page.goto(`/studio/${assistant.id}/skills/new`);

    await givesTheAddress(builder);
    await writesFile(builder, swagger);
    await typesMeanwhile(builder);
    await converts(builder, swagger);
    await converts(builder, longSwagger);
    await importsFromUrl(builder);
    await givesTheKey(builder, place);
    expect(await saved()).toMatchObject({ body: { assistant: { skills: [] } } });

    // The trial offers to save too, and stays on the page.
    const bar = page.getByRole("banner");
    await bar.getByRole("button", { name: words[look.language].save, exact: true }).click();
    await page.waitForURL(`**/studio/${assistant.id}`);
    const skill = { authentication: { type: place, hint: "appid" } };
    expect(await saved()).toMatchObject({ body: { assistant: { skills: [skill] } } });
    expect(complaints).toEqual([]);
  },
);
