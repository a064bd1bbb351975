import { findKinds } from "../../permissions/index.ts";
import type { TenantCtx } from "../../platform/ctx.ts";
import { AppError } from "../../platform/errors.ts";
import type { PersonPrincipal } from "../../platform/http/principal.ts";
import type { ApiId } from "../../platform/ids.ts";
import type { Api, ApiContent } from "../api.ts";
import { findSeenApi } from "../apis.ts";
import { contentErrors } from "../content.ts";
import { type Difference, differenceBetween } from "../difference/difference.ts";
import type { ApiProblem } from "../rules/sentences.ts";
import { findVersionContent } from "../version-store.ts";
import type { Allowed } from "./allowed.ts";
import { keptKinds } from "./kept-kinds.ts";

/** What one state of an API is beyond another. */
export interface Compared extends Difference {
  /** A version; 0 for nothing, `null` for the draft. */
  from: number;
  to: number | null;
  /** How many people allow each point now: what they allow rests, or ends, when it is published. */
  people: ReadonlyMap<string, number>;
  /** What keeps the draft from being published. */
  problems: ApiProblem[];
}

/** Between two versions, or one and the draft; left out, between what is published and the draft. Errors: 404. */
export async function findDifference(
  ctx: TenantCtx,
  caller: PersonPrincipal,
  input: { id: ApiId; from: number | undefined; to: number | null },
  allowed: Pick<Allowed, "countPeople">,
): Promise<Compared> {
  const api = await findSeenApi(ctx, caller, input.id);
  const { from = api.publishedNumber ?? 0, to } = input;
  const before = from === 0 ? null : await contentOf(ctx, api, from);
  const after = to === null ? api.draft : await contentOf(ctx, api, to);
  const difference = differenceBetween(before, after);
  const codes = difference.points.map(({ code }) => code);
  return {
    ...{ from, to },
    ...difference,
    people: await allowed.countPeople(ctx, codes),
    problems: to === null ? await draftProblems(ctx, api) : [],
  };
}

/** What is published; `null`: nothing yet. */
export const publishedContent = (
  ctx: TenantCtx,
  api: Pick<Api, "id" | "publishedNumber">,
): Promise<ApiContent | null> =>
  api.publishedNumber === null ? Promise.resolve(null) : contentOf(ctx, api, api.publishedNumber);

async function contentOf(ctx: TenantCtx, { id }: Pick<Api, "id">, number: number): Promise<ApiContent> {
  const content = await findVersionContent(ctx, { apiId: id, number });
  if (content === undefined) throw new AppError("not_found", `version ${number} of ${id}`);
  return content;
}

/** What keeps it from being published. */
export async function draftProblems(
  ctx: TenantCtx,
  api: Pick<Api, "id" | "namespace" | "draft">,
): Promise<ApiProblem[]> {
  const { id, namespace, draft } = api;
  const errors = await contentErrors(ctx, { namespace, content: draft, of: api });
  return [...errors, ...keptKinds(await findKinds(ctx, id), draft)];
}
