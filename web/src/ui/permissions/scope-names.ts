import { usePermissions } from "../../api/permissions.ts";
import type { Risk } from "../../api/schema.gen.ts";
import { useLanguage } from "../language/language.ts";

export interface ScopeInfo {
  name: string;
  description: string;
  sensitive: boolean;
  /** Known with the catalogue. */
  risk: Risk | undefined;
}

/** Looks a scope up in the catalogue; an unknown one is called by its code. */
export function useScopeInfo(): (code: string) => ScopeInfo {
  const language = useLanguage();
  const permissions = usePermissions();
  return (code) => {
    const known = permissions.data?.find((permission) => permission.code === code);
    return {
      name: known?.name[language] ?? code,
      description: known?.description[language] ?? "",
      sensitive: known?.sensitive ?? false,
      risk: known?.risk,
    };
  };
}
