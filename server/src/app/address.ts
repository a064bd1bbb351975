import { createServer } from "node:net";
import type { Config } from "../platform/config.ts";
import { StartError } from "../platform/start-error.ts";

/** Tells at once, before a database is started, that the port cannot be had. */
export async function refuseTakenPort({ HOST, PORT }: Config): Promise<void> {
  if (PORT === 0) return;
  const probe = createServer();
  try {
    await new Promise<void>((resolve, reject) => {
      probe.once("error", reject).listen({ host: HOST, port: PORT, exclusive: true }, resolve);
    });
  } catch (error) {
    throw portError(error, { HOST, PORT });
  }
  await new Promise((resolve) => probe.close(resolve));
}

export function portError(error: unknown, { HOST, PORT }: Pick<Config, "HOST" | "PORT">): Error {
  const code = error instanceof Error && "code" in error ? error.code : "";
  switch (code) {
    case "EADDRINUSE":
      return new StartError(
        `Port ${PORT} on ${HOST} is taken. Choose another: npm start -- --port ${PORT + 1}`,
      );
    case "EACCES":
      return new StartError(
        `Port ${PORT} needs more rights than this user has. Choose one above 1023 with --port.`,
      );
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return new StartError(`This machine has no address ${HOST}. Choose another with --host.`);
    default:
      return error instanceof Error ? error : new Error(String(error));
  }
}
