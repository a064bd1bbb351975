import { constants } from "node:fs";
import { copyFile, type FileHandle, open, stat, truncate } from "node:fs/promises";
import { join } from "node:path";
import type { PostgresFolder } from "./postgres-folder.ts";

const largest = 10 * 1024 * 1024;
const checkEvery = 10 * 60_000;

export interface ServerLog {
  /** For the server to write to. */
  readonly file: FileHandle;
  /** What was written since the log was opened. */
  written(): Promise<string>;
}

/** Opens `postgres.log`. Written in append mode, so that it can be emptied under the writing server. */
export async function openServerLog(folder: PostgresFolder): Promise<ServerLog> {
  await rotate(folder);
  const flags = constants.O_RDWR | constants.O_CREAT | constants.O_APPEND | (constants.O_NOFOLLOW ?? 0);
  const file = await open(pathIn(folder), flags, 0o600);
  const { size } = await file.stat();
  const written = async () => {
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(64 * 1024), position: size });
    return buffer.toString("utf8", 0, bytesRead);
  };
  return { file, written };
}

/** Keeps the log below 2 × 10 MB (one older file) until the returned function is called. */
export function keepLogSmall(folder: PostgresFolder): () => void {
  const timer = setInterval(() => rotate(folder).catch(() => undefined), checkEvery);
  timer.unref();
  return () => clearInterval(timer);
}

async function rotate(folder: PostgresFolder): Promise<void> {
  const path = pathIn(folder);
  const found = await stat(path).catch(() => undefined);
  if (!found || found.size < largest) return;
  await copyFile(path, `${path}.1`);
  await truncate(path);
}

function pathIn(folder: PostgresFolder): string {
  return join(folder.dir, "postgres.log");
}
