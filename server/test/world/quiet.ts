import { setTimeout as sleep } from "node:timers/promises";

/** Long enough for a node to have looked for what is due, twice. */
export const quiet = (): Promise<void> => sleep(2_500);
