import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fastifyStatic from "@fastify/static";
import swaggerUi from "@fastify/swagger-ui";
import type { FastifyInstance } from "fastify";
import { AppError } from "../platform/errors.ts";

export const webRoot = fileURLToPath(new URL("../../../web/", import.meta.url));

/** The web app: its files, cached for good by their hashed names, and its page for every other address a person opens. */
export async function serveWeb(app: FastifyInstance): Promise<void> {
  await app.register(swaggerUi, { routePrefix: "/docs" });
  const dist = `${webRoot}dist`;
  if (!existsSync(`${dist}/index.html`)) return;
  await app.register(fastifyStatic, {
    root: dist,
    wildcard: false,
    index: false,
    setHeaders: (reply, path) => {
      const cache = path.includes("/assets/") ? "public, max-age=31536000, immutable" : "no-cache";
      reply.header("cache-control", cache);
    },
  });
  app.get("/*", { schema: { hide: true } }, async (request, reply) => {
    const isPage =
      !/^\/(api|v1\.0)(\/|$)/.test(request.url) && (request.headers.accept ?? "").includes("text/html");
    if (!isPage) throw new AppError("not_found", "no such route");
    return reply.sendFile("index.html");
  });
}
