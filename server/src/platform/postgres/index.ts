// Our own PostgreSQL in the data folder, for installations without DATABASE_URL.
export { StartError } from "../start-error.ts";
export { lockDataFolder } from "./lock.ts";
export { removePostgres } from "./remove.ts";
export { urlOfRunning } from "./running.ts";
export { type RunningPostgres, startPostgres } from "./start.ts";
