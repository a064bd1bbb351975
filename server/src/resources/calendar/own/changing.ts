import type { TenantCtx } from "../../../platform/ctx.ts";
import { inTx } from "../../../platform/ctx.ts";
import { newId, type PersonId } from "../../../platform/ids.ts";
import type { Change } from "../../changes/change.ts";
import { recordChange } from "../../changes/changes.ts";
import type { Calendars, Writing } from "../calendar.ts";
import { type Invitation, mostAttendees, type SeenEvent } from "../event.ts";
import { invalid, notTheirs } from "../refusals.ts";
import type { Before } from "./before.ts";
import {
  cancelEvent,
  copyEntries,
  findEvents,
  insertEvent,
  raiseVersion,
  reviveInstances,
  supersedeInstances,
  updateContent,
} from "./change-store.ts";
import {
  type Entry,
  findConcerned,
  findEntries,
  invite as insertInvited,
  insertOrganiser,
  raiseRevisions,
  setOwn,
  uninvite as setUninvited,
} from "./entry-store.ts";
import { findIn, idsToRead, lastEndOf, sameTimes } from "./instances.ts";
import { get } from "./reading.ts";

export const create: Calendars["create"] = (ctx, by, { content, invitations }) =>
  inTx(ctx, async (ctx) => {
    const id = newId("evt");
    const { owner } = by;
    const lastsUntil = lastEndOf(content);
    await insertEvent(ctx, { id, organiserId: owner.id, content, lastsUntil, instanceOf: null });
    await insertOrganiser(ctx, { eventId: id, personId: owner.id });
    await inviteMore(ctx, { event: { id, organiser: owner }, entries: [], invitations });
    await raiseRevisions(ctx, { eventIds: [id] });
    await tell(ctx, by, { id, title: content.summary, action: "created", before: null, version: 1 });
    return get(ctx, owner, id);
  });

export const change: Calendars["change"] = (ctx, by, { eventId, edit, invitations }) =>
  changing(ctx, by, eventId, async (ctx, event) => {
    requireOrganiser(event, by);
    const content = edit(event);
    const entries = await findEntries(ctx, { eventId });
    const movesAll = event.content.rule !== null && !sameTimes(content, event.content);
    const exceptions = movesAll ? await supersedeInstances(ctx, eventId) : [];
    const version = await updateContent(ctx, { id: eventId, content, lastsUntil: lastEndOf(content) });
    if (invitations !== undefined) await inviteMore(ctx, { event, entries, invitations });
    await raiseRevisions(ctx, { eventIds: [...(await findConcerned(ctx, eventId)), ...exceptions] });
    if (invitations !== undefined) {
      const kept = new Set(invitations.map(({ person }) => person.id));
      const personIds = entries.map(({ personId }) => personId).filter((id) => !kept.has(id));
      await setUninvited(ctx, { eventId, personIds });
    }
    const before = { event: event.content, entries, exceptions };
    await tell(ctx, by, { id: eventId, title: content.summary, action: "changed", before, version });
    return get(ctx, by.owner, eventId);
  });

export const remove: Calendars["remove"] = (ctx, by, eventId) =>
  changing(ctx, by, eventId, async (ctx, event) => {
    const title = event.content.summary;
    if (event.organiser.id !== by.owner.id) {
      const before = await standAside(ctx, { eventId, personId: by.owner.id });
      const version = await raiseVersion(ctx, eventId);
      return tell(ctx, by, { id: eventId, title, action: "deleted", before, version });
    }
    const entries = await findEntries(ctx, { eventId });
    await raiseRevisions(ctx, { eventIds: await findConcerned(ctx, eventId) });
    const exceptions = await supersedeInstances(ctx, eventId);
    const version = await cancelEvent(ctx, eventId);
    const before = { event: event.content, entries, exceptions };
    return tell(ctx, by, { id: eventId, title, action: "deleted", before, version });
  });

/** Out of one's own calendar: of a series, every instance. */
async function standAside(ctx: TenantCtx, who: { eventId: string; personId: PersonId }): Promise<Before> {
  const entries = await findEntries(ctx, who);
  await raiseRevisions(ctx, { eventIds: await findConcerned(ctx, who.eventId), personId: who.personId });
  await setOwn(ctx, { ...who, response: "declined", state: "removed" });
  return { event: null, entries, exceptions: [] };
}

export const invite: Calendars["invite"] = (ctx, by, { eventId, invitations }) =>
  changing(ctx, by, eventId, async (ctx, event) => {
    requireOrganiser(event, by);
    const entries = await findEntries(ctx, { eventId });
    await inviteMore(ctx, { event, entries, invitations });
    await raiseRevisions(ctx, { eventIds: await findConcerned(ctx, eventId) });
    await tellOfPeople(ctx, by, { event, entries });
  });

export const uninvite: Calendars["uninvite"] = (ctx, by, { eventId, people }) =>
  changing(ctx, by, eventId, async (ctx, event) => {
    requireOrganiser(event, by);
    const entries = await findEntries(ctx, { eventId });
    await raiseRevisions(ctx, { eventIds: await findConcerned(ctx, eventId) });
    await setUninvited(ctx, { eventId, personIds: people.map(({ id }) => id) });
    await tellOfPeople(ctx, by, { event, entries });
  });

async function tellOfPeople(
  ctx: TenantCtx,
  by: Writing,
  { event, entries }: { event: SeenEvent; entries: Entry[] },
): Promise<void> {
  const { id, content } = event;
  const version = await raiseVersion(ctx, id);
  const before = { event: content, entries, exceptions: [] };
  await tell(ctx, by, { id, title: content.summary, action: "changed", before, version });
}

export const respond: Calendars["respond"] = (ctx, by, { eventId, response }) =>
  changing(ctx, by, eventId, async (ctx, event) => {
    const who = { eventId, personId: by.owner.id };
    const entries = await findEntries(ctx, who);
    await setOwn(ctx, { ...who, response, state: "present" });
    // Everybody invited sees who comes.
    await raiseRevisions(ctx, { eventIds: await findConcerned(ctx, eventId) });
    const version = await raiseVersion(ctx, eventId);
    const before = { event: null, entries, exceptions: [] };
    await tell(ctx, by, { id: eventId, title: event.content.summary, action: "changed", before, version });
  });

/**
 * Changes an event that nobody else changes meanwhile. An instance that was as its series has it becomes an event of
 * its own first, with the people of the series.
 */
function changing<T>(
  ctx: TenantCtx,
  by: Writing,
  eventId: string,
  work: (ctx: TenantCtx, event: SeenEvent) => Promise<T>,
): Promise<T> {
  return inTx(ctx, async (ctx) => {
    const rows = await findEvents(ctx, { personId: by.owner.id, ids: idsToRead(eventId), lock: true });
    const { event, made, wasOne } = findIn(rows, eventId);
    if (!made) return work(ctx, event);
    const { content, organiser, instanceOf } = event;
    const lastsUntil = lastEndOf(content);
    if (wasOne) {
      await reviveInstances(ctx, [eventId]);
      await updateContent(ctx, { id: eventId, content, lastsUntil });
    } else
      await insertEvent(ctx, { id: eventId, organiserId: organiser.id, content, lastsUntil, instanceOf });
    if (instanceOf !== null) await copyEntries(ctx, { from: instanceOf.seriesId, to: eventId });
    return work(ctx, event);
  });
}

function requireOrganiser({ organiser }: SeenEvent, { owner }: Writing): void {
  if (organiser.id !== owner.id) throw notTheirs();
}

/** Whoever organises it is there anyway. */
async function inviteMore(
  ctx: TenantCtx,
  {
    event: { id, organiser },
    entries,
    invitations,
  }: {
    event: Pick<SeenEvent, "id" | "organiser">;
    entries: readonly Entry[];
    invitations: readonly Invitation[];
  },
): Promise<void> {
  const named = new Map(invitations.map((invitation) => [invitation.person.id, invitation]));
  named.delete(organiser.id);
  const others = [...named.values()];
  if (others.length === 0) return;
  const standing = entries.filter(({ place, state }) => place !== null && state !== "uninvited");
  const people = new Set([
    ...standing.map(({ personId }) => personId),
    ...others.map(({ person }) => person.id),
  ]);
  if (people.size > mostAttendees) throw invalid(`attendees must be at most ${mostAttendees}`);
  const first = Math.max(-1, ...entries.map(({ place }) => place ?? -1)) + 1;
  await insertInvited(ctx, {
    eventId: id,
    invited: others.map(({ person, optional }, index) => ({
      personId: person.id,
      optional,
      place: first + index,
    })),
  });
}

async function tell(
  ctx: TenantCtx,
  { caller, owner }: Writing,
  { id, ...change }: { id: string; before: Before | null } & Pick<Change, "title" | "action" | "version">,
): Promise<void> {
  await recordChange(ctx, caller, { owner: owner.id, kind: "event", resourceId: id, ...change });
}
