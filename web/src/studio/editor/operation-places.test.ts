import { expect, test } from "vitest";
import { operationAt, operationPlaces } from "./operation-places.ts";

const yaml = `openapi: 3.0.1
paths:
  /v1/events:
    get:
      operationId: listEvents

    # the other
    post:
      operationId: createEvent
      parameters:
        - name: get
          in: query
  '/v1/events/{id}':
    parameters: []
    delete:
      operationId: deleteEvent
components:
  schemas:
    get: {}
`;

test("operations are found by path and method, each from its method to its last line", () => {
  expect([...operationPlaces(yaml)]).toEqual([
    ["GET /v1/events", { first: 4, last: 5 }],
    ["POST /v1/events", { first: 8, last: 12 }],
    ["DELETE /v1/events/{id}", { first: 15, last: 16 }],
  ]);
});

test("and so in JSON that is written in lines", () => {
  const json = JSON.stringify({ paths: { "/a": { get: { operationId: "x" }, put: {} } } }, null, 2);
  expect([...operationPlaces(json)]).toEqual([
    ["GET /a", { first: 4, last: 6 }],
    ["PUT /a", { first: 7, last: 7 }],
  ]);
});

test.each([
  ["a: b", 0],
  ['{"paths":{"/a":{"get":{}}}}', 0],
  ["paths:\n  /a:\n    x: 1\n  /b:\n    get: {}", 1],
])("of %j there are %d", (text, count) => {
  expect(operationPlaces(text).size).toBe(count);
});

test.each([
  [5, "GET /v1/events"],
  [10, "POST /v1/events"],
  [3, undefined],
  [19, undefined],
])("line %d belongs to %s", (line, operation) => {
  expect(operationAt(operationPlaces(yaml), line)).toBe(operation);
});
