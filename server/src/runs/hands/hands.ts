import { AsyncResource } from "node:async_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { type Ctx, inTx, type TenantCtx, within } from "../../platform/ctx.ts";
import type { OrganisationId, RunId } from "../../platform/ids.ts";
import { inTurn } from "../../platform/in-turn.ts";
import type { Changes } from "../../platform/jobs/changes.ts";
import { changeKey } from "../../platform/jobs/teller.ts";
import type { Turn } from "../run.ts";
import { findTurn } from "../turn-store.ts";
import { type Lease, newLease, type Timing, usualTiming } from "./lease.ts";
import { giveBack, keepLeases, type Taken, takeWaiting } from "./lease-store.ts";
import { Places, type Room, usualRoom } from "./places.ts";

/** Moves a run on as far as it goes. `stopped`: a person stopped it, or another node has it. */
export type GoOn = (ctx: TenantCtx, turn: Turn, stopped: AbortSignal) => Promise<void>;

export interface HandsOptions {
  /** The node's own lasting name. */
  node: string;
  changes: Pick<Changes, "follow" | "followAll" | "tellOthers">;
  /** Aborted when this node stops: it takes nothing more. */
  stopping: AbortSignal;
  goOn: GoOn;
  timing?: Timing | undefined;
  room?: Room | undefined;
}

/** What a transaction that may take a run comes to. */
interface Done<T> {
  turn: Turn | undefined;
  result: T;
}

/** A run in hand, taken or about to be. */
interface Hold {
  organisationId: OrganisationId;
  by: Lease;
  stop: AbortController;
  unfollow: () => void;
}

/** The runs that this node has in hand: each has a place here, and a lease that is kept as long as it is under way. */
export class Hands {
  readonly #ctx: Ctx;
  readonly #options: HandsOptions;
  readonly #timing: Timing;
  readonly #places: Places;
  /** What is under way, by its lease. */
  readonly #held = new Map<string, { hold: Hold; over: Promise<void> }>();
  readonly #ends: (() => void)[] = [];
  /** A run that goes on is no part of the request after which it does; whoever follows requests is not led on by it. */
  readonly #outside = new AsyncResource("run");
  #looking: Promise<void> = Promise.resolve();
  readonly #look: () => void;
  readonly #beat: () => void;

  constructor(ctx: Ctx, options: HandsOptions) {
    this.#ctx = ctx;
    this.#options = options;
    this.#timing = options.timing ?? usualTiming;
    this.#places = new Places(options.room ?? usualRoom);
    this.#look = inTurn(() => {
      this.#looking = this.#takeWaiting();
      return this.#looking;
    }, this.#warn);
    this.#beat = inTurn(() => this.#keep(), this.#warn);
  }

  /** What an earlier process of this node had is nobody's any more; to be done before this one takes anything. */
  async giveBackEarlier(): Promise<void> {
    await giveBack(this.#ctx, { node: this.#options.node });
  }

  /** From now on it keeps what it has and takes up whatever waits. */
  start(): void {
    const timers = [
      setInterval(this.#beat, this.#timing.heartbeatMs),
      setInterval(this.#look, this.#timing.sweepMs),
    ];
    const unfollow = this.#options.changes.followAll("run_waits", this.#look);
    this.#ends.push(unfollow, ...timers.map((timer) => () => clearInterval(timer.unref())));
    this.#look();
  }

  /**
   * A transaction that may take this run: with a lease when there is a place for it, and what it took goes on in this
   * process once it has committed. Without one the run stays queued, for whichever node has a place first.
   */
  async taking<T>(
    ctx: TenantCtx,
    runId: RunId,
    work: (ctx: TenantCtx, by: Lease | undefined) => Promise<Done<T>>,
  ): Promise<T> {
    const hold = this.#reserve(ctx.organisationId, runId);
    let done: Done<T> | undefined;
    try {
      done = await inTx(ctx, (ctx) => work(ctx, hold?.by));
      return done.result;
    } finally {
      const turn = done?.turn;
      if (hold === undefined) ctx.changes.tell(ctx, "run_waits", runId);
      else if (turn?.run.lease === hold.by.lease) this.#begin(ctx, hold, turn);
      else this.#letGo(hold);
    }
  }

  /** Waits for what is under way, `ms` at most; what is left then is given back, for another node. */
  async empty(ms: number): Promise<void> {
    await Promise.race([this.#untilNothingIsUnderWay(), sleep(ms, undefined, { ref: false })]);
    for (const end of this.#ends) end();
    const leases = [...this.#held.keys()];
    if (leases.length > 0) await giveBack(this.#ctx, { leases });
    this.#options.changes.tellOthers("run_waits", [this.#options.node]);
  }

  async #untilNothingIsUnderWay(): Promise<void> {
    // What a look that had begun still takes is given back like the rest.
    await this.#looking.catch(() => {});
    await Promise.all([...this.#held.values()].map(({ over }) => over));
  }

  /** `undefined`: there is no place for it. */
  #reserve(organisationId: OrganisationId, runId: RunId): Hold | undefined {
    const { stopping, node } = this.#options;
    if (stopping.aborted || this.#places.isFullFor(organisationId)) return undefined;
    return this.#hold(organisationId, runId, newLease(node, this.#timing.heldMs));
  }

  /** A stop is listened for before the run is taken: one that comes between the two would go unheard. */
  #hold(organisationId: OrganisationId, runId: RunId, by: Lease): Hold {
    this.#places.occupy(organisationId);
    const stop = new AbortController();
    const unfollow = this.#options.changes.follow("run_stopped", changeKey(organisationId, runId), (said) => {
      // Something may have been missed: the next heartbeat knows.
      if (said === undefined) this.#beat();
      else stop.abort();
    });
    return { organisationId, by, stop, unfollow };
  }

  #letGo({ organisationId, unfollow, by }: Hold): void {
    unfollow();
    this.#held.delete(by.lease);
    const wasFull = this.#places.isFullFor(organisationId);
    this.#places.leave(organisationId);
    if (wasFull) this.#look();
  }

  #begin(ctx: TenantCtx, hold: Hold, turn: Turn): void {
    const over = this.#outside.runInAsyncScope(() =>
      this.#options.goOn(ctx, turn, hold.stop.signal).finally(() => this.#letGo(hold)),
    );
    this.#held.set(hold.by.lease, { hold, over });
  }

  /** As many as there are places, the oldest first, until nothing more waits. */
  async #takeWaiting(): Promise<void> {
    const { node, stopping } = this.#options;
    const { heldMs } = this.#timing;
    while (!stopping.aborted && this.#places.free > 0) {
      const { free: most, taken, room } = this.#places;
      const share = room.perOrganisation;
      const found = await takeWaiting(this.#ctx, { node, heldMs, most, share, taken });
      if (found.length === 0) return;
      await Promise.all(found.map((one) => this.#beginTaken(one)));
    }
  }

  /** Its place is over what there is when others were taken during the statement; it is not given back for that. */
  async #beginTaken({ organisationId, runId, lease }: Taken): Promise<void> {
    const { node } = this.#options;
    const hold = this.#hold(organisationId, runId, { lease, node, heldMs: this.#timing.heldMs });
    const ctx = within(this.#ctx, organisationId);
    const turn = await findTurn(ctx, { runId, lease }).catch(this.#warn);
    if (turn) this.#begin(ctx, hold, turn);
    else this.#letGo(hold);
  }

  async #keep(): Promise<void> {
    const leases = [...this.#held.keys()];
    if (leases.length === 0) return;
    const kept = new Set(await keepLeases(this.#ctx, leases, this.#timing.heldMs));
    for (const lease of leases) if (!kept.has(lease)) this.#held.get(lease)?.hold.stop.abort();
  }

  readonly #warn = (error: unknown): void =>
    this.#ctx.log.warn({ error: error instanceof Error ? error.message : String(error) }, "runs in hand");
}
