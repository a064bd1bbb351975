/** Registrations that mean no good: refused with a sentence that names the place, or proposed without what they tried. */
import { afterAll, describe, expect, test } from "vitest";
import { processorTime } from "../../platform/processor-time.fixture.ts";
import { closeReaders } from "../../skill-files/index.ts";
import { checkContent } from "../rules/check-content.ts";
import { content, point } from "../rules/content.fixture.ts";
import { mostProposed } from "./merge.ts";
import { proposeApi } from "./propose.ts";

afterAll(closeReaders);

const rules = { namespace: "Expense", taken: [] };
const proposed = (document: unknown) =>
  proposeApi(typeof document === "string" ? document : JSON.stringify(document), { taken: [] });

const texts = ({ points, name, provider }: typeof content): string =>
  JSON.stringify([name, provider, points.map((one) => [one.name, one.description, one.operations])]);

describe("a document", () => {
  test("with markup, hidden and look-alike letters in every text is proposed without them", async () => {
    const evil = (text: string) =>
      `<img src=x onerror=alert(1)>[${text}](javascript:alert(2)) **now** \u202Etxet\u202C\u200B Рayments &lt;b&gt; https://evil.example`;
    const { proposal } = await proposed({
      openapi: "3.0.0",
      info: { title: evil("Expense"), contact: { name: evil("Finance") }, description: evil("x") },
      servers: [{ url: "https://expense.example.com" }],
      tags: [{ name: "claims", description: evil("claims") }],
      paths: {
        "/claims": { get: { tags: ["claims"], summary: evil("List"), operationId: evil("list") } },
        "/claims/<b>": { get: { tags: [evil("claims")] } },
      },
    });
    expect(proposal?.problems.filter(({ severity }) => severity === "error")).toEqual([
      expect.objectContaining({ path: "points.1.operations.0.path" }),
    ]);
    expect(texts(proposal?.content ?? content)).not.toMatch(
      /<img|onerror|javascript:|\*\*|\u202E|\u200B|Р|&lt;|evil\.example/,
    );
  });

  test.each(["Behalf", "Ваhalf", "平台官方", "钉钉"])(
    "that calls itself %s is not proposed under that name unsaid",
    async (title) => {
      const { proposal } = await proposed({
        openapi: "3.0.0",
        info: { title },
        paths: { "/a": { get: {} } },
      });
      expect(proposal?.namespace).not.toMatch(/behalf|dingtalk/i);
      const said = proposal?.problems.filter(({ rule }) => rule === "imitates").map(({ path }) => path) ?? [];
      if (proposal?.content.name.en.includes(title)) expect(said).toContain("name.en");
    },
  );

  test("whose references double at each step costs no more than others", async () => {
    const schemas = Object.fromEntries(
      Array.from({ length: 60 }, (_, at) => [
        `S${at}`,
        {
          properties: {
            left: { $ref: `#/components/schemas/S${at + 1}` },
            right: { $ref: `#/components/schemas/S${at + 1}` },
          },
        },
      ]),
    );
    const good = {
      200: { content: { "application/json": { schema: { $ref: "#/components/schemas/S0" } } } },
    };
    const paths = Object.fromEntries(
      Array.from({ length: 2_000 }, (_, at) => [`/p${at}`, { get: { responses: good } }]),
    );
    const document = { openapi: "3.0.0", info: { title: "Bomb" }, components: { schemas }, paths };
    const { proposal, problems } = await proposed(document);
    expect(problems.map(({ code }) => code)).toEqual([]);
    expect(proposal?.covered).toBe(2_000);
  }, 30_000);

  test("whose references go in a circle, or lead nowhere, ends", async () => {
    const { proposal } = await proposed({
      openapi: "3.0.0",
      info: { title: "Circle" },
      paths: {
        "/a": { $ref: "#/paths/~1a" },
        "/b": { get: { responses: { 200: { $ref: "#/components/responses/None" } } } },
        "/c": { $ref: "https://evil.example/x.json" },
      },
    });
    expect(proposal?.content.points.flatMap(({ operations }) => operations.map(({ path }) => path))).toEqual([
      "/b",
    ]);
  });

  test("with ten thousand operations and a tag for each is read by nobody as such", async () => {
    const paths = Object.fromEntries(
      Array.from({ length: 10_100 }, (_, at) => [
        `/p${at}`,
        { get: { tags: [`Tag ${at}`], summary: "x".repeat(900) } },
      ]),
    );
    const { proposal } = await proposed({ openapi: "3.0.0", info: { title: "Many" }, paths });
    expect(proposal?.content.points.length).toBeLessThanOrEqual(mostProposed + 50);
    expect(proposal?.covered).toBe(10_000);
    expect(proposal?.problems.map(({ rule }) => rule)).toContain("unusable_left_out");
  }, 30_000);

  test.each([
    ["too long", `openapi: 3.0.0\n# ${"x".repeat(17 * 1024 * 1024)}`, "document_too_complex"],
    ["no OpenAPI", "<html></html>", "other_format"],
    ["empty", "", "invalid_yaml"],
    [
      "of aliases",
      `a: &a [x,x]\n${"bcdefghijklmnopqrstuvwxyz"
        .split("")
        .map(
          (name, at) =>
            `${name}: &${name} [${Array(9).fill(`*${"abcdefghijklmnopqrstuvwxyz"[at]}`).join(",")}]`,
        )
        .join("\n")}\nopenapi: 3.0.0\npaths: *z`,
      "document_too_complex",
    ],
  ])("that is %s is refused with its place", async (_what, text, code) => {
    const { proposal, problems } = await proposed(text);
    expect(proposal).toBeNull();
    expect(problems[0]).toMatchObject({ code, severity: "error", line: expect.any(Number) });
  });
});

describe("a table of points", () => {
  test("of ten thousand is refused in one sentence, at once", () => {
    const points = Array.from({ length: 10_000 }, (_, at) => ({ ...point, code: `Expense.P${at}.Read` }));
    let problems: ReturnType<typeof checkContent> = [];
    expect(processorTime(() => (problems = checkContent({ ...content, points }, rules)))).toBeLessThan(100);
    expect(problems.map(({ path, message }) => [path, message.en])).toEqual([
      [
        "points",
        "An API has at most 500 permission points, and here are 10000. Merge some, or make several APIs of it.",
      ],
    ]);
  });

  test("of 500 that are all wrong is told of two hundred times, within a second", () => {
    const huge = "<".repeat(100_000);
    const wrong = { ...point, code: huge, name: { zh: huge, en: huge }, description: { zh: huge, en: huge } };
    const points = Array.from({ length: 500 }, () => wrong);
    let problems: ReturnType<typeof checkContent> = [];
    expect(processorTime(() => (problems = checkContent({ ...content, points }, rules)))).toBeLessThan(2_000);
    expect(problems).toHaveLength(200);
    expect(JSON.stringify(problems).length).toBeLessThan(200_000);
  });

  test("with a text that makes patterns try again and again takes no time", () => {
    for (const text of [
      "[".repeat(50_000),
      "![](".repeat(20_000),
      "&a".repeat(50_000),
      "a.".repeat(50_000),
      "//".repeat(50_000),
    ]) {
      const name = { zh: text.slice(0, 60), en: text };
      expect(processorTime(() => checkContent({ ...content, name }, rules))).toBeLessThan(100);
    }
  });
});
