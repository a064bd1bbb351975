import { z } from "zod";
import { route } from "../../audit/index.ts";
import { person } from "../../platform/http/access.ts";
import { none, type Route } from "../../platform/http/route.ts";
import { idSchema } from "../../platform/ids.ts";
import { Next, pageQuery, TimeKey } from "../../platform/page.ts";
import { ChangeView, type FindConversations, viewsOf } from "../changes/change-view.ts";
import { findChanges } from "../changes/store.ts";
import { undoChange } from "./undo.ts";

const getChanges = (findConversations: FindConversations): Route =>
  route({
    method: "GET",
    url: "/api/changes",
    operationId: "listChanges",
    tag: "Agenda",
    summary: "What applications did to your events and to-dos, the latest first",
    access: person(),
    audit: none("read only"),
    query: z.object({
      runId: idSchema("run").optional().describe("What was done in this run alone."),
      ...pageQuery(TimeKey, { usual: 50 }),
    }),
    reply: [200, z.object({ changes: z.array(ChangeView), next: Next })],
    async handle(ctx, { caller: { id: personId }, query }) {
      const { items, next } = await findChanges(ctx, { personId, ...query });
      return { changes: await viewsOf(ctx, { personId, changes: items, findConversations }), next };
    },
  });

const undo = route({
  method: "POST",
  url: "/api/changes/:id/undo",
  operationId: "undoChange",
  tag: "Agenda",
  summary: "Undo what was done to an event or a to-do within a day, unless it was changed since",
  access: person(),
  audit: { event: ["resource.changed", "resource.deleted"] },
  params: z.object({ id: idSchema("chg") }),
  reply: [204, null],
  errors: ["already_undone", "undo_too_late", "changed_meanwhile"],
  handle: (ctx, { caller, params }) => undoChange(ctx, caller, params.id),
});

export const changeRoutes = (findConversations: FindConversations): Route[] => [
  getChanges(findConversations),
  undo,
];
