import { type Remote, wrap } from "comlink";
import type { YamlLanguage } from "./yaml-language.ts";

export interface YamlClient {
  ask: Remote<YamlLanguage>;
  end(): void;
}

/** A worker of one editor. */
export function startYaml(): YamlClient {
  const worker = new Worker(new URL("./yaml-worker.ts", import.meta.url), { type: "module" });
  return { ask: wrap<YamlLanguage>(worker), end: () => worker.terminate() };
}
