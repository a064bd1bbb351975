import { expect, test } from "vitest";
import { withoutMembers } from "./closed-members.ts";

const closed = new Set(["iban"]);

test.each([
  ["a member", '{"id":1,"iban":"DE02"}', '{"id":1}'],
  ["the only one", '{"iban":"DE02"}', "{}"],
  ["nested ones", '{"claim":{"payee":{"iban":"DE02","name":"Li"}}}', '{"claim":{"payee":{"name":"Li"}}}'],
  ["ones in lists of lists", '[[{"iban":1}],{"a":[{"iban":2,"b":3}]}]', '[[{}],{"a":[{"b":3}]}]'],
  ["one that holds others", '{"iban":{"deep":[1,{"x":"}"}]},"a":1}', '{"a":1}'],
  ["a name written with an escape", '{"ib\\u0061n":"DE02","a":1}', '{"a":1}'],
  ["the same name twice", '{"iban":1,"a":2,"iban":3}', '{"a":2}'],
])("%s goes", (_, json, left) => {
  expect(withoutMembers(json, closed)).toBe(left);
});

test.each([
  ["numbers of any length", '{"id":1234567890123456789.10,"e":-1.5E+300}'],
  ["the name as a value", '{"field":"iban","list":["iban"]}'],
  ["signs in texts", '{"a":"\\"iban\\":1, {[","b\\\\":"\\\\"}'],
  ["names that only contain it", '{"ibanOf":1,"IBAN":2}'],
  ["values alone", "null"],
  ["nothing", ""],
])("%s stay to the letter", (_, json) => {
  expect(withoutMembers(json, closed)).toBe(json);
});

test("space between does not matter, and lines of JSON stay lines", () => {
  expect(withoutMembers(' { "iban" : 1 ,\n "a" : [ 2 , 3 ] } \n {"iban":2}\n', closed)).toBe(
    '{"a":[2,3]}\n{}',
  );
});

test.each(['{"a":1', '{"a"', '{"a":"x', '["a" "b"]', "{a:1}", "hello", '{"a":1}}', '"\\'])(
  "%s is no JSON",
  (text) => {
    expect(() => withoutMembers(text, closed)).toThrow();
  },
);

test("what it leaves is what reading and taking out would leave, in thousands of documents", () => {
  let seed = 7;
  const random = (below: number) => {
    seed = (seed * 48271) % 2147483647;
    return seed % below;
  };
  const any = (depth: number): unknown => {
    const kind = random(depth > 0 ? 6 : 4);
    if (kind === 4) return Array.from({ length: random(4) }, () => any(depth - 1));
    if (kind === 5)
      return Object.fromEntries(
        Array.from({ length: random(4) }, () => [["iban", "a", 'q"', "\\", "名"][random(5)], any(depth - 1)]),
      );
    return [random(1e9) / 7, `te"xt\\\n${random(9)}`, null, true][kind];
  };
  for (let round = 0; round < 5000; round += 1) {
    const value = any(4);
    const expected = JSON.stringify(value, (name, held) => (name === "iban" ? undefined : held));
    expect(withoutMembers(JSON.stringify(value, null, random(3)), closed)).toBe(expected);
  }
});
