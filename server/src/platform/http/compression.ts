import compress from "@fastify/compress";
import type { FastifyInstance } from "fastify";

/**
 * What is the same for everybody is compressed: the web app's files and pages, and the API's description. What a route
 * of the API answers to one caller is not. It may hold a secret beside what a stranger chose, and its length, seen
 * from outside, would then tell the secret letter by letter (BREACH).
 */
export async function compressWhatIsForEverybody(app: FastifyInstance): Promise<void> {
  await app.register(compress, {
    encodings: ["br", "gzip"],
    // In the thread pool, also where it is small: nobody waits for another's page.
    syncThreshold: 0,
    // A request is taken as it is. What it would become could be a thousand times as long.
    globalDecompression: false,
  });
  // Of the two that answer HEAD, Fastify takes the body away; the other must have seen it to say the same as for GET.
  app.addHook("onRoute", (route) => {
    if (route.method === "HEAD" && Array.isArray(route.onSend)) route.onSend.reverse();
  });
}

export const forOneCaller = { compress: false } as const;
