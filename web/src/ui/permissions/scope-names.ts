import { usePermissions } from "../../api/permissions.ts";
import type { ApiOnCard, Risk } from "../../api/schema.gen.ts";
import { useLanguage } from "../language/language.ts";
import { apiOf } from "./api-of.tsx";

export interface ScopeInfo {
  name: string;
  description: string;
  sensitive: boolean;
  /** Known with the catalogue. */
  risk: Risk | undefined;
  /** Whose words these are; null: the platform's. */
  api: ApiOnCard | null;
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
      api: apiOf(known, language),
    };
  };
}
