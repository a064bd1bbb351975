/** A call as it may be kept and shown: no secret is in it. */
export interface Trace {
  request: {
    /** How it travelled; here and below, left out in what was kept before they were. */
    mode?: "http" | "stream";
    method: string;
    /** The path with its query; of what was kept before, the path alone. */
    uri: string;
    /** As it was sent, or as much of it as a page can show; empty where there was none. */
    body: string | null;
    headers: Record<string, string>;
    /** With its query; empty for a call over a stream. */
    url?: string;
    /** The body as it was sent; left out when it is too long to be kept whole. */
    sent?: string | null;
  };
  response: {
    status: { code: number; message: string };
    headers: Record<string, string>;
    body: string | null;
  } | null;
}
