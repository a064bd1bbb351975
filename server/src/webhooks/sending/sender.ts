import { setTimeout as sleep } from "node:timers/promises";
import { type Ctx, type TenantCtx, within } from "../../platform/ctx.ts";
import type { WebhookId } from "../../platform/ids.ts";
import { inTurn } from "../../platform/in-turn.ts";
import type { Changes } from "../../platform/jobs/changes.ts";
import { webhookChannel } from "../told.ts";
import { attempt } from "./attempt.ts";
import { type Due, takeDue } from "./due-store.ts";
import { settle } from "./settle.ts";

/** What nobody told of, such as a next attempt or what another node left, is found within. */
const sweepMs = 1_000;
/** Longer than an attempt takes; then another node tries. */
const heldSeconds = 15;
/** An attempt that hangs costs a socket for ten seconds; a receiver where all do leaves the others their places. */
const places = { total: 128, perWebhook: 8 };

/** Delivers what the webhooks of all organisations are to be told, as long as this node runs. */
export class WebhookSender {
  readonly #ctx: Ctx;
  readonly #stopping = new AbortController();
  readonly #underWay = new Set<Promise<void>>();
  readonly #taken = new Map<WebhookId, number>();
  readonly #look: () => void;
  readonly #ends: (() => void)[];
  #isOpen = true;

  constructor(ctx: Ctx, changes: Pick<Changes, "followAll">) {
    this.#ctx = ctx;
    this.#look = inTurn(() => this.#takeDue(), this.#warn);
    const timer = setInterval(this.#look, sweepMs).unref();
    this.#ends = [() => clearInterval(timer), changes.followAll(webhookChannel, this.#look)];
    this.#look();
  }

  /** Takes nothing more and waits for what is under way, `ms` at most; what is left then another node tries again. */
  async stop(ms: number): Promise<void> {
    this.#isOpen = false;
    for (const end of this.#ends) end();
    await Promise.race([Promise.all(this.#underWay), sleep(ms, undefined, { ref: false })]);
    this.#stopping.abort();
    await Promise.all(this.#underWay);
  }

  /** As many as there are places, the oldest first, until nothing more is due. */
  async #takeDue(): Promise<void> {
    while (this.#isOpen && this.#underWay.size < places.total) {
      const most = places.total - this.#underWay.size;
      const found = await takeDue(this.#ctx, {
        most,
        share: places.perWebhook,
        taken: this.#taken,
        heldSeconds,
      });
      if (found.length === 0) return;
      for (const due of found) this.#begin(due);
    }
  }

  #begin(due: Due): void {
    const { webhookId } = due;
    this.#taken.set(webhookId, (this.#taken.get(webhookId) ?? 0) + 1);
    const over = this.#deliver(within(this.#ctx, due.organisation_id), due)
      .catch(this.#warn)
      .finally(() => {
        this.#underWay.delete(over);
        this.#leave(webhookId);
        this.#look();
      });
    this.#underWay.add(over);
  }

  #leave(id: WebhookId): void {
    const left = (this.#taken.get(id) ?? 0) - 1;
    if (left > 0) this.#taken.set(id, left);
    else this.#taken.delete(id);
  }

  async #deliver(ctx: TenantCtx, due: Due): Promise<void> {
    const answered = await attempt(ctx, due, this.#stopping.signal);
    if (answered !== undefined) await settle(ctx, due, answered);
  }

  readonly #warn = (error: unknown): void =>
    this.#ctx.log.warn({ error: error instanceof Error ? error.message : String(error) }, "webhooks");
}
