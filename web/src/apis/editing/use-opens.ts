import type { ApiPoint } from "../../api/schema.gen.ts";
import { useEditingWords } from "./words.ts";

/** How much a permission point opens, in words. */
export function useOpens(): (point: Pick<ApiPoint, "operations" | "fields">) => string {
  const say = useEditingWords();
  return ({ operations, fields }) => {
    const parts = [
      ...(operations.length > 0 ? [say("operations", { count: operations.length })] : []),
      ...(fields.length > 0 ? [say("fields", { count: fields.length })] : []),
    ];
    return parts.length === 0 ? say("opensNothing") : parts.join(" · ");
  };
}
