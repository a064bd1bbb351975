import type { Caller } from "../../api/schema.gen.ts";
import { useRequestWords } from "./words.ts";

/** Oneself, a name where one may know it, and an alias that tells people apart. */
export function useCallerName(): (caller: Caller) => string {
  const say = useRequestWords();
  return ({ own, name, alias }) => (own ? say("you") : (name ?? say("alias", { alias: alias.slice(0, 4) })));
}
