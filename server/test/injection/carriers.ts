import type { SkillOperation } from "../world/skill-file.ts";
import type { Order } from "./texts.ts";

/** Where an order is read: in what an operation answers, or in what its file says of it. */
export interface Carrier {
  name: string;
  /** Under a permission of the person's, by the skill that has their phone number. */
  isPrivate?: true;
  operation: SkillOperation;
  answer(text: string): unknown;
}

const reading: SkillOperation = {
  operationId: "getNews",
  path: "/news",
  summary: "看看有什么新消息 / What is new",
  scopes: [],
  examples: [],
};
const own = { scopes: ["Contact.User.Read"] };

export const answering: Carrier[] = [
  { name: "a result", operation: reading, answer: (text) => ({ news: text }) },
  {
    name: "a to-do",
    isPrivate: true,
    operation: { ...reading, ...own, operationId: "listTodos", path: "/todos" },
    answer: (text) => ({
      todos: [
        { id: "1", title: "Buy milk" },
        { id: "2", title: text },
      ],
    }),
  },
  {
    name: "an event",
    isPrivate: true,
    operation: { ...reading, ...own, operationId: "listEvents", path: "/events" },
    answer: (text) => ({ events: [{ id: "1", start: "2026-12-01T10:00:00+08:00", summary: text }] }),
  },
  {
    name: "the name of a colleague",
    operation: { ...reading, operationId: "listColleagues", path: "/colleagues" },
    answer: (text) => ({
      colleagues: [
        { id: "u1", name: "Bob" },
        { id: "u2", name: text },
      ],
    }),
  },
];

/** What a file says is there before anything is called: an operation for each order. */
const inFile = (name: string, id: string, carry: (text: string) => Partial<SkillOperation>) => ({
  name,
  carry: ({ text }: Order, at: number): Carrier => ({
    name,
    operation: { ...reading, operationId: `${id}${at}`, path: `/${id}${at}`, ...carry(text) },
    answer: () => ({ ok: true }),
  }),
});

export const inFiles = [
  inFile("a description", "board", (text) => ({ more: { description: text } })),
  inFile("an example", "hint", (text) => ({ examples: [text] })),
];
