/** One message of PostgreSQL's protocol: its bytes, and what says where a transaction stands. */
export interface WireMessage {
  bytes: Buffer;
  /** The statement that the client is about to run. */
  text?: string;
  /** The database is ready again: `I` outside of a transaction, `T` inside, `E` inside a failed one. */
  ready?: string;
}

/**
 * Cuts what one side sends into messages. `statements` remembers, for one connection, what was prepared under which
 * name (https://www.postgresql.org/docs/18/protocol-message-formats.html).
 */
export function messagesOf(
  side: "client" | "database",
  statements: Map<string, string>,
): (chunk: Buffer) => WireMessage[] {
  let rest: Buffer = Buffer.alloc(0);
  // The client's first message has no type byte.
  let isFirst = side === "client";
  return (chunk) => {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const messages: WireMessage[] = [];
    for (;;) {
      const head = isFirst ? 0 : 1;
      if (rest.length < head + 4) return messages;
      const length = head + rest.readUInt32BE(head);
      if (rest.length < length) return messages;
      const bytes = rest.subarray(0, length);
      rest = rest.subarray(length);
      messages.push(isFirst ? { bytes } : read(side, bytes, statements));
      isFirst = false;
    }
  };
}

function read(side: "client" | "database", bytes: Buffer, statements: Map<string, string>): WireMessage {
  const type = String.fromCharCode(bytes[0] ?? 0);
  if (side === "database")
    return type === "Z" ? { bytes, ready: String.fromCharCode(bytes[5] ?? 0) } : { bytes };
  switch (type) {
    case "Q":
      return { bytes, text: textAt(bytes, 5) };
    case "P": {
      const name = textAt(bytes, 5);
      statements.set(name, textAt(bytes, 5 + Buffer.byteLength(name) + 1));
      return { bytes };
    }
    case "B": {
      const portal = textAt(bytes, 5);
      const name = textAt(bytes, 5 + Buffer.byteLength(portal) + 1);
      return { bytes, text: statements.get(name) ?? "" };
    }
    default:
      return { bytes };
  }
}

/** Ends with a NUL. */
const textAt = (bytes: Buffer, from: number): string => bytes.toString("utf8", from, bytes.indexOf(0, from));
