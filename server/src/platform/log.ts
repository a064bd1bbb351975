import { pino } from "pino";
import { maskingOf } from "./masking/masking.ts";

export type Logger = pino.Logger;

/**
 * JSON lines on standard error. Requests are logged by route and status, never with query, headers or body; should a
 * secret of ours stand in a line nevertheless, it is masked.
 */
export function createLog(level: string): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      hooks: { streamWrite: maskingOf([]).text },
    },
    pino.destination({ fd: 2, sync: true }),
  );
}
