import { pino } from "pino";

export type Logger = pino.Logger;

/** JSON lines on standard error. Requests are logged by route and status, never with query, headers or body. */
export function createLog(level: string): Logger {
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ fd: 2, sync: true }),
  );
}
