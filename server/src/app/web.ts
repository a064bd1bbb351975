import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fastifyStatic from "@fastify/static";
import swaggerUi from "@fastify/swagger-ui";
import type { FastifyInstance } from "fastify";
import { AppError } from "../platform/errors.ts";
import { askedFirst } from "./asked-first.ts";

export const webRoot = fileURLToPath(new URL("../../../web/", import.meta.url));

/**
 * The web app: its files, kept for good by browsers where their names carry a hash, and its page for every other
 * address that a person opens. Files are looked for when they are asked for, so a new build needs no new start.
 */
export async function serveWeb(app: FastifyInstance): Promise<void> {
  await app.register(swaggerUi, { routePrefix: "/docs" });
  const dist = `${webRoot}dist`;
  if (!existsSync(`${dist}/index.html`)) return;
  await app.register(fastifyStatic, {
    root: dist,
    serve: false,
    cacheControl: false,
    preCompressed: true,
  });
  app.get("/*", { schema: { hide: true } }, async (request, reply) => {
    const path = new URL(request.url, "http://web").pathname;
    if (/^\/(api|v1\.0)(\/|$)/.test(path)) throw new AppError("not_found", "no such route");
    if (path.startsWith("/assets/")) return reply.sendFile(path, dist, forGood);
    if (/\.[a-z0-9]+$/.test(path)) return reply.sendFile(path, dist, askingEachTime);
    if (!(request.headers.accept ?? "").includes("text/html"))
      throw new AppError("not_found", "no such route");
    const link = await askedFirst(path, dist);
    if (link !== undefined) reply.header("link", link);
    return reply.sendFile("index.html");
  });
}

const year = 365 * 24 * 3600 * 1000;
const forGood = { cacheControl: true, maxAge: year, immutable: true };
const askingEachTime = { cacheControl: true, maxAge: 0 };
