import type { Call } from "../api/schema.gen.ts";

/** A call in the order in which it is read: what was sent, how long it took, what came back. */
export function traceOf({ request, response, rt, beginTime, error }: Call): Record<string, unknown> {
  const { headers, method, body, uri } = request;
  return {
    request: { headers, method, body, uri },
    rt,
    response: response && { headers: response.headers, status: response.status, body: response.body },
    beginTime,
    ...(error === undefined ? {} : { error }),
  };
}
