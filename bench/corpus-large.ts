/** A valid document as large as a developer may bring one: many operations, shared schemas, long texts. */
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stringify } from "yaml";

/** Writes it as JSON and as YAML, each of about that many megabytes, and says into which folder. */
export async function generate(megabytes: number): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "behalf-corpus-"));
  await writeFitting(join(folder, "large.json"), megabytes, (document) => JSON.stringify(document, null, 2));
  await writeFitting(join(folder, "large.yaml"), megabytes, (document) => stringify(document));
  return folder;
}

async function writeFitting(
  path: string,
  megabytes: number,
  write: (document: unknown) => string,
): Promise<void> {
  const sample = 20;
  const bytesEach = Buffer.byteLength(write(documentOf(sample))) / sample;
  await writeFile(path, write(documentOf(Math.ceil((megabytes * 1e6) / bytesEach))));
}

function documentOf(operations: number): object {
  const numbers = Array.from({ length: operations }, (_, i) => i);
  return {
    openapi: "3.0.3",
    info: { title: "A large service", version: "1.0.0" },
    servers: [{ url: "https://skill.example" }],
    paths: Object.fromEntries(numbers.map((i) => [`/things/${i}/{id}`, { post: operationOf(i) }])),
    components: { schemas: Object.fromEntries(numbers.map((i) => [`Thing${i}`, thing(i)])) },
  };
}

function operationOf(i: number): object {
  const schema = { $ref: `#/components/schemas/Thing${i}` };
  return {
    operationId: `changeThing${i}`,
    summary: `Change thing ${i}`,
    description: text(300),
    "x-dingtalk-params-confirm": true,
    parameters: [
      { name: "id", in: "path", required: true, description: text(40), schema: { type: "string" } },
      ...["page", "order", "filter"].map((name) => ({
        name,
        in: "query",
        description: text(80),
        schema: { type: "string", enum: ["a", "b", "c"] },
      })),
    ],
    requestBody: { required: true, content: { "application/json": { schema } } },
    responses: {
      "200": {
        description: "The thing as it is now",
        content: { "application/json": { schema, example: { values: Array(60).fill(text(60)) } } },
      },
      default: { description: text(200) },
    },
  };
}

function thing(i: number): object {
  const names = Array.from({ length: 12 }, (_, n) => `field${n}`);
  const properties = names.map((name) => [name, { type: "string", description: text(60), maxLength: 200 }]);
  const part = { type: "object", properties: { street: { type: "string" }, number: { type: "integer" } } };
  return {
    type: "object",
    required: ["field0"],
    properties: {
      ...Object.fromEntries(properties),
      place: part,
      next: { $ref: `#/components/schemas/Thing${i}` },
    },
  };
}

function text(length: number): string {
  return "what this is good for and when to use it, ".repeat(10).slice(0, length).trim();
}
