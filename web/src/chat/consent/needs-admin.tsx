import type { NeedsAdmin } from "../../api/schema.gen.ts";
import { useOutcomeWords } from "./outcome-words.ts";

/** Permissions that an admin must approve first, by the catalogue's names, and whether one knows. */
export function NeedsAdminText({ scopes }: { scopes: readonly NeedsAdmin[] }) {
  const say = useOutcomeWords();
  const names = scopes.map(({ name }) => say("quoted", { name })).join(say("and"));
  const isAsked = scopes.every(({ asked }) => asked);
  return (
    <>
      {say("needsAdmin", { names })}
      {say(isAsked ? "adminTold" : "adminNotTold")}
    </>
  );
}
