import { describe, expect, test } from "vitest";
import { spellings } from "../../platform/masking/spellings.fixture.ts";
import { holdsSecret } from "./held-secret.ts";

const code = "bhf_0123456789abcd-__q1W2e3R4t5Y6u7I8o9P0a-S_dFgHjKlZxCvBnM12345";
const holds = (values: Record<string, unknown>, filled: Record<string, string> = {}) =>
  holdsSecret({ values, filled });

describe("a secret of ours is seen in what would be sent (T30)", () => {
  test.each(Object.entries(spellings))("%s", (_, spell) => {
    expect(holds({ text: `it is ${spell(code)}` })).toBe(true);
  });

  test("wherever it stands", () => {
    expect(holds({ a: [{ b: { c: [`x${code}`] } }] })).toBe(true);
    expect(holds({ a: [{ [code]: 1 }] })).toBe(true);
    expect(holds({}, { raw: encodeURIComponent(`send ${code}`) })).toBe(true);
  });
});

test.each([
  "password=hunter2",
  '{"access_token":"of-somebody-else","authorization":"Bearer x"}',
  "bhf_0123456789abcd-__too-short",
  code.slice(0, -1),
  "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U",
  "a".repeat(100_000),
])("nothing else is: %s", (text) => {
  expect(holds({ text, list: [text, 12, null, true] }, { text })).toBe(false);
});
