import { z } from "zod";
import { route } from "../../audit/index.ts";
import { none, type Route } from "../../platform/http/route.ts";
import { findManaged, findPerson } from "./managing.ts";
import * as store from "./store.ts";
import { named, ofManagement, reads, Success, secondsOf, UnionId } from "./wire.ts";

const page = (most: number) => ({
  unionId: UnionId,
  pageSize: z.coerce.number().int().min(1).max(most).default(20),
  cursor: z.coerce
    .number()
    .int()
    .min(0)
    .max(1_000_000)
    .default(0)
    .describe("`nextCursor` of the last answer."),
});

const AssistantList = z
  .object({
    hasMore: z.boolean(),
    nextCursor: z.number(),
    totalCount: z.number(),
    list: z.array(
      z.object({
        assistantId: z.string(),
        name: z.string(),
        description: z.string(),
        icon: z.string(),
        creatorUnionId: z.string(),
        createdAt: z.number(),
      }),
    ),
  })
  .meta({ id: "ManagedAssistants" });

const listMade = route({
  ...ofManagement,
  method: "GET",
  url: "/v1.0/assistant/list",
  operationId: "listManagedAssistants",
  summary: "The application's assistants that a person made",
  access: reads,
  audit: none("read only"),
  query: z.object(page(100)),
  reply: [200, AssistantList],
  async handle(ctx, { caller, query: { unionId, pageSize: limit, cursor: offset } }) {
    const { id: madeBy } = await findPerson(ctx, unionId);
    const filter = { of: { madeBy }, limit, offset };
    return listView(await store.listManaged(ctx, caller.applicationId, filter), offset);
  },
});

const listVisible = route({
  ...ofManagement,
  method: "GET",
  url: "/v1.0/assistant/visibleList",
  operationId: "listVisibleAssistants",
  summary: "The application's assistants that a person may talk to",
  access: reads,
  audit: none("read only"),
  query: z.object({ ...page(20), name: z.string().max(100).optional() }),
  reply: [200, AssistantList],
  async handle(ctx, { caller, query: { unionId, pageSize: limit, cursor: offset, name } }) {
    await findPerson(ctx, unionId);
    const filter = { of: "everybody", name, limit, offset } as const;
    return listView(await store.listManaged(ctx, caller.applicationId, filter), offset);
  },
});

const Moment = z.coerce.number().int().min(0).max(8_640_000_000_000_000);

const getLogs = route({
  ...ofManagement,
  method: "GET",
  url: "/v1.0/assistant/logs/list",
  operationId: "listAssistantLogs",
  summary: "Who asked an assistant when; what was said, of runs alone that this application began",
  access: reads,
  audit: none("read only"),
  query: z.object({
    ...named,
    startTime: Moment,
    endTime: Moment,
    pageSize: z.coerce.number().int().min(1).max(100).default(20),
    pageNumber: z.coerce.number().int().min(1).max(10_000).default(1),
  }),
  reply: [
    200,
    Success.extend({
      result: z.object({
        list: z.array(
          z.object({
            name: z.string(),
            time: z.number(),
            userId: z.string(),
            unionId: z.string(),
            scene: z.string(),
            actionNames: z.string(),
            input: z.string(),
            output: z.string(),
            customChannel: z.string(),
            result: z.string(),
          }),
        ),
        hasMore: z.boolean(),
        totalCount: z.number(),
      }),
    }),
  ],
  async handle(ctx, { caller, query: { assistantId, startTime, endTime, pageSize: limit, pageNumber } }) {
    const { applicationId } = caller;
    const { id } = await findManaged(ctx, applicationId, assistantId);
    const offset = (pageNumber - 1) * limit;
    const filter = { from: new Date(startTime), to: new Date(endTime), limit, offset };
    const { items, total } = await store.findRuns(ctx, { applicationId, assistantId: id }, filter);
    const list = items.map(({ at, isApi, status, ...run }) => ({
      ...run,
      time: at.getTime(),
      scene: isApi ? "api" : "chat",
      customChannel: "",
      result: status,
    }));
    return { success: true, result: { list, hasMore: offset + list.length < total, totalCount: total } };
  },
});

export const listRoutes: Route[] = [listMade, listVisible, getLogs];

function listView(
  { items, total }: { items: store.ListedAssistant[]; total: number },
  offset: number,
): z.input<typeof AssistantList> {
  const nextCursor = offset + items.length;
  const list = items.map(({ id, createdAt, ...words }) => {
    return { assistantId: id, ...words, createdAt: secondsOf(createdAt) };
  });
  return { hasMore: nextCursor < total, nextCursor, totalCount: total, list };
}
