import { inTx } from "../../../platform/ctx.ts";
import { recordChange } from "../../changes/changes.ts";
import type { Calendars } from "../calendar.ts";
import { Before } from "./before.ts";
import {
  cancelEvent,
  findEvents,
  raiseVersion,
  reviveInstances,
  supersedeInstances,
  updateContent,
} from "./change-store.ts";
import { findConcerned, findEntries, putBack, raiseRevisions, uninvite } from "./entry-store.ts";
import { toContent } from "./event-store.ts";
import { lastEndOf, sameTimes } from "./instances.ts";

/** What was made is cancelled; what was changed or deleted is put back, for everybody whom that concerned. */
export const restore: Calendars["restore"] = (ctx, { caller, owner }, { eventId, before: given, version }) =>
  inTx(ctx, async (ctx) => {
    const [row] = await findEvents(ctx, { personId: owner.id, ids: [eventId], lock: true });
    if (row === undefined || row.superseded || row.version !== version) return false;
    const was = given === null ? null : Before.parse(given);
    const concernsAll = was === null || was.event !== null;
    if (concernsAll && row.organiserId !== owner.id) return false;
    const content = toContent(row);
    const entries = await findEntries(ctx, { eventId, ...(!concernsAll && { personId: owner.id }) });
    const endsInstances = was === null || (was.event !== null && !sameTimes(was.event, content));
    const exceptions = endsInstances ? await supersedeInstances(ctx, eventId) : [];
    if (was?.event) {
      await updateContent(ctx, { id: eventId, content: was.event, lastsUntil: lastEndOf(was.event) });
      await reviveInstances(ctx, was.exceptions);
    }
    if (was !== null) await putBack(ctx, was.entries);
    await raiseRevisions(ctx, { eventIds: [...(await findConcerned(ctx, eventId)), ...exceptions] });
    if (was?.event) {
      const stood = new Set(was.entries.map(({ personId }) => personId));
      const since = entries.map(({ personId }) => personId).filter((id) => !stood.has(id));
      await uninvite(ctx, { eventId, personIds: since });
    }
    const undone = was === null ? await cancelEvent(ctx, eventId) : await raiseVersion(ctx, eventId);
    await recordChange(ctx, caller, {
      owner: owner.id,
      kind: "event",
      resourceId: eventId,
      action: was === null ? "deleted" : "changed",
      title: content.summary,
      before: { event: concernsAll ? content : null, entries, exceptions },
      version: undone,
    });
    return true;
  });
