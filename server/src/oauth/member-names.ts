import { AppError, type ErrorCode } from "../platform/errors.ts";

/** Other names by which a member is known elsewhere, beside its own in another spelling. */
const otherNames: Record<string, readonly string[]> = {
  clientId: ["appKey", "suiteKey"],
  clientSecret: ["appSecret", "suiteSecret"],
  code: ["authCode", "authorizationCode"],
  appKey: ["clientId"],
  appSecret: ["clientSecret"],
};

const plain = (name: string) => name.toLowerCase().replace(/[^a-z]/g, "");

/**
 * Refuses a request in which one of these has no value, and says of all of them whether they are missing or written
 * otherwise. The values are never repeated: they are secrets. Errors: as each member's.
 */
export function requireMembers(
  body: Readonly<Record<string, unknown>>,
  members: readonly (readonly [name: string, code: ErrorCode])[],
): void {
  const absent = members.filter(([name]) => (body[name] ?? "") === "");
  const [first] = absent;
  if (first === undefined) return;
  const said = absent.map(([name]) => describe(body, name));
  throw new AppError(first[1], `without ${absent.map(([name]) => name).join(", ")}`, {
    message: said.join("；"),
  });
}

function describe(body: Readonly<Record<string, unknown>>, name: string): string {
  const meant = new Set([name, ...(otherNames[name] ?? [])].map(plain));
  const written = Object.keys(body).find((key) => key !== name && meant.has(plain(key)));
  // Only a name that can be nothing else is repeated.
  if (written === undefined || !/^[A-Za-z_-]{1,30}$/.test(written)) return `缺少参数 ${name}`;
  return `参数名应为 ${name}，而不是 ${written}`;
}
