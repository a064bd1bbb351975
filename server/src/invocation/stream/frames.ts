import { z } from "zod";
import { parseExactly } from "../../platform/exact/index.ts";

// Frames of stream mode (wire format, stream mode): text messages with a JSON object each. `data` is a JSON text
// inside it, in both directions.

export const graphTopic = "/v1.0/graph/api/invoke";

export interface ServerFrame {
  type: "SYSTEM" | "CALLBACK";
  topic: string;
  appId: string;
  connectionId: string;
  messageId: string;
  data: unknown;
}

/** What goes to a client. Its time is Unix milliseconds as text, which some clients turn into a number. */
export function serverFrame({ type, data, ...headers }: ServerFrame, time: number): string {
  return JSON.stringify({
    specVersion: "1.0",
    type,
    headers: { ...headers, contentType: "application/json", time: String(time) },
    data: JSON.stringify(data),
  });
}

const ClientFrameView = z.object({
  code: z.coerce.number().int().default(200).catch(200),
  headers: z.object({ messageId: z.string().min(1).max(200) }),
  message: z.unknown().optional(),
  data: z.unknown().optional(),
});

export interface ClientFrame {
  /** Of the frame that this one answers. */
  messageId: string;
  /** 200; 404: nothing listens to the topic there; 500: the client's own error. */
  code: number;
  message: unknown;
  /** Parsed where it is a JSON text. */
  data: unknown;
}

/** Undefined for what is no frame at all. */
export function readClientFrame(text: string): ClientFrame | undefined {
  const read = ClientFrameView.safeParse(parsed(text));
  if (!read.success) return undefined;
  const { code, headers, message, data } = read.data;
  return {
    code,
    messageId: headers.messageId,
    message,
    data: typeof data === "string" ? parsed(data) : data,
  };
}

function parsed(text: string): unknown {
  try {
    return parseExactly(text);
  } catch {
    return text;
  }
}
