import { expect, test } from "vitest";
import { securityPlace } from "./security-place.ts";

test.each([
  ["openapi: 3.0.1\ncomponents:\n  securitySchemes:\n    key: {}\nsecurity:\n  - key: []\n", "security", 5],
  ["openapi: 3.0.1\npaths:\n  /a:\n    get:\n      security:\n        - key: []\n", "security", 5],
  ['{\n  "swagger": "2.0",\n  "securityDefinitions": {}\n}', "securityDefinitions", 3],
])("what %j asks for stands at %s, line %d", (document, member, line) => {
  expect(securityPlace(document)).toEqual({ member, line });
});

test.each(["", "openapi: 3.0.1", '{"security":[]}', "# security:", "info: { title: 'security: none' }"])(
  "%j has no such line",
  (document) => {
    expect(securityPlace(document)).toBeUndefined();
  },
);
