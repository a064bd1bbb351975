import { connect } from "node:net";
import type { Lookup } from "./destination.ts";
import { createEgress, type EgressRules } from "./egress.ts";

/** An egress whose every connection, wherever it should lead, is recorded and ends at this port of loopback. */
export function spiedEgress(port: number, lookup: Lookup, rules: Partial<EgressRules> = {}) {
  const connects: { port: number; addresses: readonly string[] }[] = [];
  const egress = createEgress(
    { allow: [], names: new Map(), own: [], ...rules },
    {
      lookup,
      open: (to) => {
        connects.push({ port: to.port, addresses: to.addresses });
        return connect({ host: "127.0.0.1", port });
      },
    },
  );
  const get = (url: string) => egress.send({ method: "GET", url, headers: [], timeoutMs: 2000 });
  return { egress, get, connects };
}
