import { z } from "zod";
import { route } from "../../audit/index.ts";
import { person } from "../../platform/http/access.ts";
import { none } from "../../platform/http/route.ts";
import { Named, Time, Words } from "../../platform/http/schemas.ts";
import { idSchema } from "../../platform/ids.ts";
import { Next, pageQuery, TimeKey } from "../../platform/page.ts";
import { listNotices, putAway } from "./notices.ts";
import { noticeKinds, wordsOf } from "./words.ts";

const NoticeView = z
  .object({
    id: z.string(),
    kind: z.enum(noticeKinds),
    text: Words,
    details: z.record(z.string(), Named).describe("Whom and what it is about, by the names of that time."),
    at: Time,
    seenAt: Time.nullable(),
  })
  .meta({ id: "Notice", description: "What happened to a person behind their back." });

const getNotices = route({
  method: "GET",
  url: "/api/notices",
  operationId: "listNotices",
  tag: "Session",
  summary: "What happened to you behind your back, newest first",
  access: person(),
  audit: none("read only"),
  query: z.object({
    which: z.enum(["all", "unseen"]).default("all").describe("`unseen`: what you have not put away."),
    ...pageQuery(TimeKey, { usual: 50 }),
  }),
  reply: [200, z.object({ notices: z.array(NoticeView), next: Next })],
  async handle(ctx, { caller, query: { which, ...page } }) {
    const wanted = { ...page, personId: caller.id, unseen: which === "unseen" };
    const { items, next } = await listNotices(ctx, wanted);
    const notices = items.map((notice) => ({
      ...notice,
      text: wordsOf(notice.kind, notice.details),
      at: notice.at.toISOString(),
      seenAt: notice.seenAt?.toISOString() ?? null,
    }));
    return { notices, next };
  },
});

const deleteNotice = route({
  method: "DELETE",
  url: "/api/notices/:id",
  operationId: "putAwayNotice",
  tag: "Session",
  summary: "Put a notice away; it stays in the list",
  access: person(),
  audit: none("that somebody has read something is their own affair"),
  params: z.object({ id: idSchema("ntc") }),
  reply: [204, null],
  handle: (ctx, { caller, params }) => putAway(ctx, { id: params.id, personId: caller.id }),
});

export const noticeRoutes = [getNotices, deleteNotice];
