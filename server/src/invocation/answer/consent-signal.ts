const codes: ReadonlySet<unknown> = new Set([
  "InvalidAuthentication",
  "Forbidden.AccessDenied.AccessTokenPermissionDenied",
]);

/**
 * Whether a skill says that the token it holds has expired or lacks a permission (wire format, "Response handling"):
 * `{"success":false,"code":"InvalidAuthentication"|"Forbidden.AccessDenied.AccessTokenPermissionDenied"}` at any
 * status. Under an error status the code alone says so, as in the error of ours that a skill passes on. Only a hint:
 * whether the permission is missing, our own records tell.
 */
export function consentSignal(result: unknown, status: number): boolean {
  if (typeof result !== "object" || result === null) return false;
  const said = new Map<string, unknown>(Object.entries(result));
  const isError = said.get("success") === false || (status >= 400 && !said.has("success"));
  return isError && codes.has(said.get("code"));
}
