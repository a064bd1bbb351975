import { type Ctx, inTx } from "../../platform/ctx.ts";
import { hashAfter, noHash } from "./link.ts";
import type { NewSeal, UnsealedEvent } from "./seal-store.ts";
import * as store from "./seal-store.ts";

/** A page takes the loop some five milliseconds. */
const usualPage = 500;

/** Ids above one and up to another. */
interface Range {
  after: number;
  upTo: number;
}

interface Looking {
  /** Done between two pages; an error ends the look. */
  rest?: (() => Promise<void>) | undefined;
  /** How many events one transaction seals. */
  page?: number;
}

/**
 * Seals what was recorded, each organisation's events in a chain of their own, in the order in which they are seen.
 *
 * Ids are given out before events are there for everybody, so a low one may come late. What must not be passed over
 * for that is known from the locks: while a transaction that may record is under way, everything above the id that was
 * newest before it began is looked through once more when it has ended. A node that seals for the first time begins
 * where all that came before is known to be decided. So nothing depends on which node sealed last, and several that
 * take turns, or one whose memory is older than the database's, find the same.
 */
export class Sealing {
  readonly #ctx: Ctx;
  /** Up to here this node has looked. */
  #looked = 0;
  /** Up to here nothing can come any more, as far as this node knows. */
  #sealedTo = 0;
  /** The transactions that may record, each with an id that all of its own are above. */
  #recording = new Map<string, number>();

  constructor(ctx: Ctx) {
    this.#ctx = ctx;
  }

  /** One look. Answers when all is sealed that was committed before it, unless another node is at it. */
  async look({ rest, page = usualPage }: Looking = {}): Promise<void> {
    const { newest, sealedTo } = await store.findRecorded(this.#ctx);
    // The first look; or the database is not the one it was: it came back as an older one that others took over from.
    if (sealedTo < this.#sealedTo || this.#looked === 0) this.#forget(sealedTo);
    if (newest <= this.#looked && this.#recording.size === 0) return;
    const now = await store.findRecording(this.#ctx);
    const recording = new Map(now.map((name) => [name, this.#recording.get(name) ?? this.#floorOf(name)]));
    const ended = [...this.#recording].filter(([name]) => !recording.has(name)).map(([, floor]) => floor);
    const range = { after: Math.min(this.#looked, ...ended), upTo: Math.max(newest, this.#looked) };
    const decidedTo = Math.min(range.upTo, ...recording.values());
    if (!(await this.#sealRange(range, { decidedTo, rest, page }))) return;
    this.#looked = range.upTo;
    this.#recording = recording;
    this.#sealedTo = Math.max(this.#sealedTo, decidedTo);
  }

  #forget(sealedTo: number): void {
    this.#looked = sealedTo;
    this.#sealedTo = sealedTo;
    this.#recording = new Map();
  }

  /**
   * Nothing of a transaction can have an id at or below this. One that was prepared (`PREPARE TRANSACTION`, named `-1/…`
   * from then on) was seen under another name before, so it may have begun at any time.
   */
  #floorOf(name: string): number {
    return name.startsWith("-1/") ? this.#sealedTo : this.#looked;
  }

  /** Page by page; `false`: another node is at it. What has come meanwhile is sealed along with it. */
  async #sealRange(
    { after, upTo }: Range,
    { decidedTo, rest, page }: Looking & { decidedTo: number; page: number },
  ): Promise<boolean> {
    for (let from = after; ; ) {
      const doneTo = await this.#sealPage({ after: from, upTo }, { decidedTo, page });
      if (doneTo === undefined) return false;
      if (doneTo >= upTo) return true;
      from = doneTo;
      await rest?.();
    }
  }

  /** Answers up to where nothing is left that can be seen; `undefined`: another node is at it. */
  #sealPage(
    { after, upTo }: Range,
    { decidedTo, page }: { decidedTo: number; page: number },
  ): Promise<number | undefined> {
    return inTx(this.#ctx, async (ctx) => {
      if (!(await store.isOurTurn(ctx))) return undefined;
      const { unsealed, last, count } = await store.findUnsealed(ctx, { after, most: page });
      if (unsealed.length > 0) await store.insertSeals(ctx, await sealsFor(ctx, unsealed));
      const doneTo = count < page || last === null ? upTo : last;
      await store.noteSealedTo(ctx, Math.min(doneTo, decidedTo));
      return doneTo;
    });
  }
}

async function sealsFor(ctx: Ctx, events: readonly UnsealedEvent[]): Promise<NewSeal[]> {
  const ends = await store.findChainEnds(ctx, [
    ...new Set(events.map(({ organisationId }) => organisationId)),
  ]);
  return events.map(({ organisationId, ...event }) => {
    const { position, hash } = ends.get(organisationId) ?? { position: 0, hash: noHash };
    const end = { position: position + 1, hash: hashAfter(hash, organisationId, event) };
    ends.set(organisationId, end);
    return { organisationId, eventId: event.id, ...end };
  });
}
