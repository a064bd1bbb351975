import type { Permission, Risk } from "./permission.ts";

/** Every permission point of an organisation: those that come with the platform, and those of its own APIs. */
export interface Catalogue {
  readonly permissions: readonly Permission[];
  /** Codes are case-sensitive. */
  find(code: string): Permission | undefined;
  /** What is not in it is taken for sensitive. */
  isSensitive(code: string): boolean;
  /** What is not in it is taken for the worst. */
  riskOf(code: string): Risk;
  /** Whether it lets something be changed in the person's name; what is not in it does. */
  isWrite(code: string): boolean;
}

export function catalogueOf(permissions: readonly Permission[]): Catalogue {
  const byCode = new Map(permissions.map((permission) => [permission.code, permission]));
  return {
    permissions,
    find: (code) => byCode.get(code),
    isSensitive: (code) => byCode.get(code)?.sensitive ?? true,
    riskOf: (code) => byCode.get(code)?.risk ?? "high",
    isWrite: (code) => byCode.get(code)?.write ?? true,
  };
}
