import type { Named } from "./named.ts";

/** What a person asks of the platform itself. `named`: of what, where they said it. */
export type OwnRequest =
  | { asks: "grants"; named: Named }
  | { asks: "activity"; named: Named }
  /** `sure`: said so plainly that nothing has to be asked back, as long as it is one thing. */
  | { asks: "revoke"; named: Named; all: boolean; sure: boolean }
  /** Nothing is to be taken back. */
  | { asks: "keep" }
  | { asks: "help" | "stop" | "again" | "last answer" };
