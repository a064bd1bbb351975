import { expect, test } from "vitest";
import { notOpened, scopeStates, scopesOf, toApplyFor } from "./scope-states.ts";

const read = "Contact.User.Read";
const mobile = "Contact.User.mobile";
const events = "Calendar.Event.Read";
const todos = "Todo.Todo.Read";

test("a skill asks for what its operations ask for, each once", () => {
  expect(scopesOf([{ scopes: [read, mobile] }, { scopes: [] }, { scopes: [mobile, events] }])).toEqual([
    read,
    mobile,
    events,
  ]);
});

test("only an approved permission is ready; one that waits is not applied for again", () => {
  const states = scopeStates(
    [read, mobile, events, todos],
    [
      { code: read, status: "approved" },
      { code: mobile, status: "pending" },
      { code: events, status: "rejected" },
    ],
  );
  expect(states.map(({ status }) => status)).toEqual(["approved", "pending", "rejected", "none"]);
  expect(notOpened(states).map(({ code }) => code)).toEqual([mobile, events, todos]);
  expect(toApplyFor(states)).toEqual([events, todos]);
});
