import type { FastifyInstance } from "fastify";
import { sql } from "kysely";
import { collectDefaultMetrics, Histogram, type Metric, Registry } from "prom-client";
import type { Ctx } from "../ctx.ts";
import { ownStatus } from "./reply-errors.ts";

interface Observed {
  metrics: readonly Metric[];
  /** Aborted when this node stops. */
  stopping: AbortSignal;
}

/**
 * `/healthz`: alive. `/readyz`: alive, the database answers, and it is not about to stop. `/metrics`: Prometheus text,
 * by route, no ids in it.
 */
export function addHealth(app: FastifyInstance, ctx: Ctx, { metrics, stopping }: Observed): void {
  app.get("/healthz", { schema: { hide: true } }, async () => ({ status: "ok" }));

  app.get("/readyz", { schema: { hide: true } }, async (_, reply) => {
    if (stopping.aborted) return reply.code(503).send({ status: "stopping" });
    const late = new Promise<false>((resolve) => setTimeout(resolve, 1_500, false).unref());
    const answered = sql`select 1`.execute(ctx.db).then(
      () => true,
      () => false,
    );
    const ready = await Promise.race([answered, late]);
    if (ready) return { status: "ready" };
    return reply.code(503).header("retry-after", 2).send({ status: "the database is away" });
  });

  const register = new Registry();
  collectDefaultMetrics({ register });
  for (const metric of metrics) register.registerMetric(metric);
  const durations = new Histogram({
    name: "behalf_http_request_seconds",
    help: "How long requests took, by route and status",
    labelNames: ["method", "route", "status"],
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
    registers: [register],
  });
  app.addHook("onResponse", (request, reply, done) => {
    const labels = {
      method: request.method,
      route: request.routeOptions.url ?? "none",
      status: ownStatus(reply),
    };
    durations.observe(labels, reply.elapsedTime / 1000);
    done();
  });
  app.get("/metrics", { schema: { hide: true } }, async (_, reply) => {
    return reply.type(register.contentType).send(await register.metrics());
  });
}
