import { readFile } from "node:fs/promises";
import { z } from "zod";

/** Behind sign-in: whoever is not signed in is told so by the first answer. */
const signedIn = /^\/(chat|me|studio|console|admin|help)(\/|$)/;
const conversation = /^\/chat\/(con_[\w-]+)$/;

/** A `Link` header: what a page asks for before anything else, so that the browser fetches it beside the script and not after it. */
export async function askedFirst(path: string, dist: string): Promise<string | undefined> {
  if (path !== "/" && !signedIn.test(path)) return undefined;
  const [, id] = conversation.exec(path) ?? [];
  const isNew = path === "/" || path === "/chat";
  const answers = [
    "/api/session",
    ...(isNew ? ["/api/assistants"] : []),
    ...(id === undefined ? [] : [`/api/conversations/${id}`]),
  ];
  const scripts = id === undefined ? [] : await filesOf("src/chat/conversation-page.tsx", dist);
  return [
    ...answers.map((url) => `<${url}>; rel=preload; as=fetch; crossorigin`),
    ...scripts.map((file) => `</${file}>; rel=modulepreload; crossorigin`),
  ].join(", ");
}

const Later = z.record(z.string(), z.array(z.string()));

/** As the build has written them down. */
async function filesOf(page: string, dist: string): Promise<string[]> {
  const later = Later.parse(JSON.parse(await readFile(`${dist}/.later.json`, "utf8")));
  return later[page] ?? [];
}
