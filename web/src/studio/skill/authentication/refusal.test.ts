import { expect, test } from "vitest";
import { refusalOf } from "./refusal.ts";

const refused = (...paths: string[]) => paths.map((path) => ({ path, message: `about ${path}` }));

test("what the server says of an authentication stands at its field, or over all of it", () => {
  expect(refusalOf(refused("body.authentication.token", "body.privacyUrl"))).toEqual({
    fields: { token: "about body.authentication.token" },
    all: null,
  });
  expect(refusalOf(refused("body.authentication"))).toEqual({
    fields: {},
    all: "about body.authentication",
  });
});

test("a refusal of something else is not about the authentication", () => {
  expect(refusalOf(refused("body.document", "body.privacyUrl"))).toBeNull();
  expect(refusalOf([])).toBeNull();
});
