import { expect, test } from "vitest";
import { testCtx } from "../../../test/world/database.ts";
import { platformCatalogue as catalogue } from "../../permissions/index.ts";
import { readSkillFile } from "../../skill-files/index.ts";
import { givenBuilding } from "../builders.fixture.ts";
import { listSamples } from "./samples.ts";

const samples = await listSamples();
const named = samples.map((sample): [string, typeof sample] => [sample.id, sample]);

test.each(named)("the sample %s has no problem, and words in both languages", async (_id, sample) => {
  const { spec, problems } = await readSkillFile(sample.document, { catalogue });

  expect(problems).toEqual([]);
  expect(spec?.operations.length).toBe(1);
  for (const words of [sample.title, sample.description]) expect(Object.values(words).join("")).not.toBe("");
});

test("between them the samples show what a file can ask for", async () => {
  const read = await Promise.all(samples.map(({ document }) => readSkillFile(document, { catalogue })));
  const operations = read.flatMap(({ spec }) => spec?.operations ?? []);
  const parameters = operations.flatMap(({ parameters }) => parameters);

  expect(read.map(({ spec }) => spec?.protocol)).toContain("stream");
  expect(operations.some(({ scopes }) => scopes.length > 0)).toBe(true);
  expect(operations.some(({ confirm }) => confirm === "ask")).toBe(true);
  expect(operations.some(({ keywords }) => keywords.length > 0)).toBe(true);
  expect(operations.some(({ display }) => display === "markdown")).toBe(true);
  expect(parameters.some(({ entity }) => entity?.category === "time")).toBe(true);
  expect(parameters.some((parameter) => parameter.default !== undefined)).toBe(true);
});

test("a builder gets the samples, and each can be saved as it is", async () => {
  const { ctx } = await testCtx();
  const building = await givenBuilding(ctx);
  const { organisation, builder, url } = await building.assistant();

  const { status, body } = await builder("GET", "/api/skills/samples");

  expect([status, body.samples]).toEqual([200, samples]);
  for (const { document } of body.samples)
    expect((await builder("POST", `${url}/skills`, { document })).status).toBe(201);
  const member = building.api.as(await organisation.person("member"));
  expect((await member("GET", "/api/skills/samples")).status).toBe(403);
});

test("where the demo's own service may be called, its sample comes first and is called with a user name and password", async () => {
  const [first, ...others] = await listSamples(["show-my-phone.behalf.internal"]);
  const { spec } = await readSkillFile(first?.document ?? "", {
    catalogue,
    allowedHosts: ["show-my-phone.behalf.internal"],
  });

  expect([first?.id, others]).toEqual(["profile", samples]);
  expect(spec?.operations.map(({ scopes }) => scopes)).toEqual([["Contact.User.Read"]]);
  expect(spec?.asks?.map(({ authentication }) => authentication?.type)).toEqual(["basic"]);
});
