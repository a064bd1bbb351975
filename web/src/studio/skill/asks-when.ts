import type { SkillOperation } from "../../api/schema.gen.ts";

/**
 * When a person is asked to confirm a call: every time where something is changed or the file wants it, the first
 * time for a POST of which nobody but the file says that it changes nothing. The server decides; this is to be shown.
 */
export function asksWhen({
  method,
  scopes,
  confirm,
}: Pick<SkillOperation, "method" | "scopes" | "confirm">): "always" | "first" | "never" {
  const writes =
    ["PUT", "PATCH", "DELETE"].includes(method) || scopes.some((code) => code.endsWith(".Write"));
  if (confirm === "ask" || writes) return "always";
  return method === "POST" && scopes.length === 0 ? "first" : "never";
}
