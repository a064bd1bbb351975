import type { TenantCtx } from "../../platform/ctx.ts";
import type { AnswerHead } from "../../platform/egress/index.ts";
import { maskingOf } from "../../platform/masking/masking.ts";
import type { Secret } from "../../platform/secret.ts";
import { plainLine } from "../../platform/text.ts";
import { NotOpened } from "../../platform/vault.ts";
import { toEvent } from "../event.ts";
import { toHappened } from "../happened-store.ts";
import { openSecret } from "../signing-secret.ts";
import type { Answered, Due } from "./due-store.ts";
import { signedHeaders } from "./signature.ts";

const timeoutMs = 10_000;
/** Of an answer that is read: its status decides, and its first line is shown. */
const readBytes = 4_096;
const shownCharacters = 200;

/**
 * Sends one event to its receiver. What counts is the status of the answer; of its body the beginning is read and no
 * more, however long it is or would take. `undefined`: this node stopped meanwhile, so nobody knows what came of it.
 */
export async function attempt(
  ctx: TenantCtx,
  due: Due,
  stopping: AbortSignal,
): Promise<Answered | undefined> {
  const body = JSON.stringify(toEvent(toHappened(due)));
  const secrets = secretsOf(ctx, due);
  if (secrets === undefined) return { status: null, line: null, problem: "not_signed" };
  const heard = new Heard();
  const answer = await ctx.egress.send({
    method: "POST",
    url: due.url,
    headers: [
      ["content-type", "application/json"],
      ...signedHeaders({ id: due.id, body, at: new Date() }, secrets),
    ],
    body,
    timeoutMs,
    // As long as it likes: it is left once its beginning was heard.
    maxBytes: Number.MAX_SAFE_INTEGER,
    confidential: true,
    lane: due.webhookId,
    signal: AbortSignal.any([stopping, heard.enough]),
    onPart: heard.part,
  });
  if (heard.status === undefined && stopping.aborted) return undefined;
  const { problem, head } = answer.kind === "failed" ? { problem: answer.reason, head: answer.head } : {};
  const status = heard.status ?? head?.status ?? null;
  return {
    status,
    line: heard.line(secrets),
    problem: heard.status === undefined ? (problem ?? null) : null,
  };
}

/** The beginning of an answer. */
class Heard {
  status: number | undefined;
  readonly #enough = new AbortController();
  #text = Buffer.alloc(0);

  get enough(): AbortSignal {
    return this.#enough.signal;
  }

  readonly part = (part: AnswerHead | Uint8Array): void => {
    if ("status" in part) {
      this.status = part.status;
      return;
    }
    this.#text = Buffer.concat([this.#text, part]).subarray(0, readBytes);
    if (this.#text.length === readBytes || this.#text.includes("\n")) this.#enough.abort();
  };

  line(secrets: readonly Secret[]): string | null {
    const masking = maskingOf(secrets.map((secret) => secret.reveal()));
    const [line = ""] = masking.text(this.#text.toString("utf8")).split(/\r?\n/, 1);
    return plainLine(line, shownCharacters) || null;
  }
}

/** `undefined`: no key of the vault opens them, which is the operator's to mend. */
function secretsOf(ctx: TenantCtx, { webhookId, secret, earlier }: Due): Secret[] | undefined {
  try {
    return [secret, ...(earlier === null ? [] : [earlier])].map((sealed) =>
      openSecret(ctx, webhookId, sealed),
    );
  } catch (error) {
    if (!(error instanceof NotOpened)) throw error;
    ctx.log.error({ webhookId, error: error.message }, "the secret of a webhook cannot be read");
    return undefined;
  }
}
