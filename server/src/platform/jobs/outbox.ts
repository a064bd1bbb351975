/** What is to be notified, gathered for some milliseconds: one transaction, so one lock, for all of it. */
export interface Outbox {
  put(channel: string, lines: readonly string[]): void;
  /** Sends what is still there. */
  flush(): Promise<void>;
}

/** A statement as a connection takes it. */
interface Sent {
  text: string;
  values: unknown[];
}

const waitMs = 10;
/** PostgreSQL takes no payload of 8000 bytes. */
const maxBytes = 7_900;

/** Best effort: what cannot be sent is gone. */
export function createOutbox(send: (sent: Sent) => Promise<unknown>): Outbox {
  const waiting = new Map<string, Set<string>>();
  let timer: NodeJS.Timeout | undefined;
  let sending = Promise.resolve();

  /** One after the other: a connection does one thing at a time. */
  function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    sending = sending.then(sendAll);
    return sending;
  }

  async function sendAll(): Promise<void> {
    const payloads = [...waiting].flatMap(([channel, lines]) =>
      payloadsOf(lines).map((payload) => ({ channel, payload })),
    );
    waiting.clear();
    if (payloads.length === 0) return;
    const values = [payloads.map(({ channel }) => channel), payloads.map(({ payload }) => payload)];
    const text = "select pg_notify(c, p) from unnest($1::text[], $2::text[]) as said (c, p)";
    await send({ text, values }).catch(() => {});
  }

  return {
    put(channel, lines) {
      const known = waiting.get(channel) ?? new Set();
      waiting.set(channel, known);
      for (const line of lines) known.add(line);
      timer ??= setTimeout(() => void flush(), waitMs).unref();
    },
    flush,
  };
}

/** The lines, each once, as few payloads as hold them. */
function payloadsOf(lines: Iterable<string>): string[] {
  const payloads: string[] = [];
  let room = 0;
  for (const line of lines) {
    const bytes = Buffer.byteLength(line) + 1;
    const last = payloads.pop();
    if (last === undefined || bytes > room) {
      if (last !== undefined) payloads.push(last);
      payloads.push(line);
      room = maxBytes - bytes;
    } else {
      payloads.push(`${last}\n${line}`);
      room -= bytes;
    }
  }
  return payloads;
}
