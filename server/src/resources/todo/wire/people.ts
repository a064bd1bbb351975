import { findPeopleByUnionId, type NamedPerson } from "../../../directory/index.ts";
import type { TenantCtx } from "../../../platform/ctx.ts";
import { AppError } from "../../../platform/errors.ts";
import type { ApplicationPrincipal, TokenPrincipal } from "../../../platform/http/principal.ts";

/** What is wrong at a place of the request. */
export const wrongAt = (path: string, message: string): AppError =>
  new AppError("invalid_input", `${path}: ${message}`, { details: [{ path, message }] });

type Places<K extends string> = Readonly<Record<K, readonly string[]>>;

/**
 * The people that a request names at each place, in one statement; `me` is whose list it is. Who creates or
 * acts is nobody but that person where a token speaks for them. Errors: `invalid_input` that names the place.
 */
export async function peopleNamed<K extends string, A extends string>(
  ctx: TenantCtx,
  { caller, owner }: { caller: TokenPrincipal | ApplicationPrincipal; owner: NamedPerson },
  { anybody, acting }: { anybody: Places<K>; acting: Places<A> },
): Promise<Record<K | A, NamedPerson[]>> {
  const own = new Map([
    ["me", owner],
    [owner.unionId, owner],
  ]);
  const asked: string[] = [anybody, ...(caller.kind === "token" ? [] : [acting])]
    .flatMap((places) => Object.values<readonly string[]>(places).flat())
    .filter((unionId) => !own.has(unionId));
  const found = asked.length === 0 ? own : new Map([...(await findPeopleByUnionId(ctx, asked)), ...own]);
  const at = (places: Places<string>, known: ReadonlyMap<string, NamedPerson>) =>
    Object.entries(places).map(([name, unionIds]) => {
      const people = unionIds.map((unionId, index) => {
        const person = known.get(unionId);
        if (person === undefined) throw wrongAt(`${name}.${index}`, "找不到该用户");
        return person;
      });
      return [name, people] as const;
    });
  return Object.fromEntries([
    ...at(anybody, found),
    ...at(acting, caller.kind === "token" ? own : found),
  ]) as Record<K | A, NamedPerson[]>;
}

/** A place for one alone, as a list of those that stand there. */
export const one = (unionId: string | undefined): string[] => (unionId === undefined ? [] : [unionId]);
