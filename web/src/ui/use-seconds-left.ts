import { useEffect, useState } from "react";
import { secondsUntil } from "./countdown.ts";

/** Whole seconds until `end` (epoch milliseconds), ticking; 0 for null and from then on. */
export function useSecondsLeft(end: number | null): number {
  const [now, setNow] = useState(Date.now);
  const left = end === null ? 0 : secondsUntil(end, now);
  const ticking = end !== null && secondsUntil(end, now) > 0;
  useEffect(() => {
    setNow(Date.now());
    if (end === null || !ticking) return;
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, [end, ticking]);
  return left;
}
