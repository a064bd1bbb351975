import type { TenantCtx } from "../../platform/ctx.ts";
import type { PersonPrincipal } from "../../platform/http/principal.ts";
import type { Part } from "../../platform/page.ts";
import { by } from "../entry.ts";
import { record } from "../store.ts";
import { byteOrderMark, csvLine } from "./csv.ts";
import type { EventFilter } from "./filter.ts";
import type { FindNames, FoundEvent } from "./found-event.ts";
import { eventPage } from "./page.ts";
import { findEvents } from "./store.ts";
import { labelOf } from "./words.ts";

export const downloadFormats = ["csv", "jsonl"] as const;
export type DownloadFormat = (typeof downloadFormats)[number];

interface Download {
  filter: EventFilter;
  format: DownloadFormat;
  findNames: FindNames;
  /** Aborted when this node ends, and what is read breaks off. */
  stopping: AbortSignal;
}

const atOnce = 1_000;

/**
 * The events that a filter means as a file, page by page, as fast as they are read: no statement and no transaction
 * waits for the reader. What happens meanwhile is not in it. That it was taken is an event, before the first byte leaves.
 */
export async function downloadEvents(
  ctx: TenantCtx,
  caller: PersonPrincipal,
  { filter, format, findNames, stopping }: Download,
): Promise<AsyncGenerator<string>> {
  const first = await findEvents(ctx, { ...filter, limit: atOnce });
  const details = { format, ...filter };
  await record(ctx, { event: "audit.downloaded", actor: by.person(caller.id), details });
  return linesOf(ctx, first, { filter, format, findNames, stopping }, caller.locale);
}

async function* linesOf(
  ctx: TenantCtx,
  first: Part<FoundEvent>,
  { filter, format, findNames, stopping }: Download,
  language: Language,
): AsyncGenerator<string> {
  if (format === "csv") yield byteOrderMark + csvLine(columns[language]);
  for (let page = first; ; ) {
    stopping.throwIfAborted();
    const names = await findNames(ctx, page.items.flatMap(idsOf));
    const lineOf = format === "csv" ? csvOf(language, names) : jsonOf(names);
    yield page.items.map(lineOf).join("");
    if (page.next === null) return;
    page = await findEvents(ctx, {
      ...filter,
      limit: atOnce,
      cursor: eventPage.cursor.parse(page.next),
    });
  }
}

type Names = ReadonlyMap<string, string>;
type Language = PersonPrincipal["locale"];

const idsOf = ({ actor, subject }: FoundEvent) => [actor.id, subject].filter((id) => id !== null);

const columns: Record<Language, readonly string[]> = {
  zh: ["时间", "编号", "事件", "事件代码", "操作者", "操作者 ID", "对象", "对象 ID", "详细数据", "哈希"],
  en: ["Time", "Row", "Event", "Event code", "By", "By (id)", "On", "On (id)", "Details", "Hash"],
};
const system: Record<Language, string> = { zh: "系统", en: "System" };

const csvOf = (language: Language, names: Names) => (event: FoundEvent) => {
  const { id, at, actor, subject, details, hash } = event;
  const nameOf = (it: string | null) => (it === null ? "" : (names.get(it) ?? ""));
  return csvLine([
    at,
    String(id),
    labelOf(event.event)[language],
    event.event,
    actor.id === null ? system[language] : nameOf(actor.id),
    actor.id ?? "",
    nameOf(subject),
    subject ?? "",
    JSON.stringify(details),
    hash ?? "",
  ]);
};

/** The event as the list has it, with what its actor and object are called. */
const jsonOf = (names: Names) => (event: FoundEvent) => {
  const called = Object.fromEntries(idsOf(event).map((id) => [id, names.get(id) ?? null]));
  return `${JSON.stringify({ ...event, label: labelOf(event.event), names: called })}\n`;
};
