import type { BrowserContext, ConsoleMessage, Response } from "playwright-core";

/** What a page's policy leaves open to scripts that somebody wrote into it; empty when nothing is. */
export function openToScripts(policy: string): string[] {
  const directives = policy.split(";").map((directive) => directive.trim().split(/\s+/));
  const sources = (name: string) => directives.find(([each]) => each === name)?.slice(1);
  const scripts = sources("script-src") ?? sources("default-src") ?? ["anything, for it has no policy"];
  const loose = scripts.filter((source) => !["'self'", "'none'"].includes(source));
  return loose.map((source) => `scripts may come from ${source}`);
}

/** Listens to each page of the context, and to what the browser refuses it. Answers how to stop. */
export function watchPolicy(context: BrowserContext, complaints: string[]): () => void {
  const read = (response: Response) => {
    if (response.request().resourceType() !== "document") return;
    complaints.push(...openToScripts(response.headers()["content-security-policy"] ?? ""));
  };
  const hear = (message: ConsoleMessage) => {
    if (message.text().includes("Content Security Policy")) complaints.push(message.text());
  };
  context.on("response", read);
  context.on("console", hear);
  return () => {
    context.off("response", read);
    context.off("console", hear);
  };
}
