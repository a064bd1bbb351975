import type { Route } from "../../src/platform/http/route.ts";
import type { Evidence } from "./evidence.ts";

type Audited = Pick<Route, "method" | "url" | "audit">;

/** Where what the requests of the tests did is not what their routes say of the audit; one sentence each. */
export function auditFaults(routes: readonly Audited[], evidence: readonly Evidence[]): string[] {
  const seen = Map.groupBy(evidence, ({ route }) => route);
  const faults = routes.flatMap((route) => {
    const name = `${route.method} ${route.url}`;
    return faultsOf(route, seen.get(name) ?? []).map((fault) => `${name} ${fault}`);
  });
  return [...new Set(faults)];
}

function faultsOf({ method, audit }: Audited, evidence: readonly Evidence[]): string[] {
  if (evidence.length === 0) return method === "GET" ? [] : ["is called by no test with success"];
  const { own, along } = namesIn(audit);
  const named = [...own, ...along];
  const transactions = evidence.flatMap(({ transactions }) => transactions);
  const recorded = new Set(transactions.flatMap(({ recorded }) => recorded));
  const silent = transactions.filter(
    ({ recorded, changed }) =>
      own.length > 0 && changed.length > 0 && !recorded.some((event) => own.includes(event)),
  );
  return [
    ...[...recorded]
      .filter((event) => !named.includes(event))
      .map((event) => `records ${event} and does not say so`),
    ...named
      .filter((event) => !recorded.has(event))
      .map((event) => `says it records ${event} and no test saw it`),
    ...silent.map(
      ({ changed }) => `changed ${changed.join(", ")} in a transaction without ${own.join(" or ")}`,
    ),
  ];
}

function namesIn(audit: Audited["audit"]): { own: readonly string[]; along: readonly string[] } {
  if (typeof audit === "string") return { own: [audit], along: [] };
  if ("none" in audit) return { own: [], along: audit.also ?? [] };
  return { own: [audit.event].flat(), along: audit.also ?? [] };
}
