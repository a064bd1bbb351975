import { readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";

/** The one arrow line of the house: a domain imports only what stands to its left, through its index.ts. */
export const line = [
  "platform",
  "audit",
  "directory",
  "sign-in",
  "policies",
  "permissions",
  "applications",
  "skill-files",
  "apis",
  "webhooks",
  "assistants",
  "consent",
  "oauth",
  "resources",
  "invocation",
  "confirmations",
  "planner",
  "conversations",
  "runs",
  "assistant-api",
  "app",
];

export interface Import {
  from: string;
  to: string;
}

/** The part of a source folder that its product is made of, by path within the folder. */
export interface Sources {
  folder: string;
  files: readonly string[];
  imports: readonly Import[];
}

export function sourcesOf(folder: string): Sources {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file) && !/\.(test|fixture)\.tsx?$/.test(file))
    .toSorted();
  return { folder, files, imports: files.flatMap((file) => importsOf(folder, file)) };
}

/** Types are read like anything else. */
function importsOf(folder: string, file: string): Import[] {
  const text = readFileSync(join(folder, file), "utf8");
  const specifiers = [...text.matchAll(/(?:from|import)\s*\(?\s*"(\.{1,2}\/[^"]+)"/g)].map(
    (match) => match[1] ?? "",
  );
  return specifiers.map((specifier) => ({
    from: file,
    to: relative(folder, resolve(folder, file, "..", specifier)),
  }));
}

export const domainOf = (path: string): string => path.split("/")[0] ?? "";

export const show = ({ from, to }: Import): string => `${from} → ${to}`;

/** Each group of names that lead to one another, in a circle; by the algorithm of Tarjan. */
export function circlesOf(arrows: readonly Import[]): string[][] {
  const next = Map.groupBy(arrows, ({ from }) => from);
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const open: string[] = [];
  const circles: string[][] = [];
  const lower = (name: string, to = Number.POSITIVE_INFINITY) =>
    lowest.set(name, Math.min(lowest.get(name) ?? to, to));

  function visit(name: string): void {
    order.set(name, order.size);
    lower(name, order.get(name));
    open.push(name);
    for (const { to } of next.get(name) ?? []) {
      if (!order.has(to)) {
        visit(to);
        lower(name, lowest.get(to));
      } else if (open.includes(to)) lower(name, order.get(to));
    }
    if (lowest.get(name) !== order.get(name)) return;
    const circle = open.splice(open.indexOf(name));
    if (circle.length > 1) circles.push(circle.toSorted());
  }

  for (const { from } of arrows) if (!order.has(from)) visit(from);
  return circles.toSorted((a, b) => (a[0] ?? "").localeCompare(b[0] ?? ""));
}
