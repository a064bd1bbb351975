import { expect, test } from "vitest";
import { auditEvents } from "../../../../server/src/audit/events.ts";
import { eventWords } from "./event-words.ts";

test("every event the server records can be chosen in the filter, by the words the list shows", () => {
  expect(eventWords).toEqual(auditEvents);
});
