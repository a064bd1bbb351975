import { reopenApprovals } from "../../applications/index.ts";
import { by, record } from "../../audit/index.ts";
import { forgetCatalogue, holdPoints, writePoints } from "../../permissions/index.ts";
import { inTx, type TenantCtx } from "../../platform/ctx.ts";
import { AppError } from "../../platform/errors.ts";
import type { PersonPrincipal } from "../../platform/http/principal.ts";
import type { ApiId } from "../../platform/ids.ts";
import type { Api } from "../api.ts";
import { placesIn } from "../content.ts";
import { codesThat, type Difference, differenceBetween, isSame } from "../difference/difference.ts";
import { draftChanged } from "../drafts.ts";
import { requireSeen } from "../policy.ts";
import { holdApi, updatePublished } from "../store.ts";
import { insertVersion } from "../version-store.ts";
import type { Allowed } from "./allowed.ts";
import { pointRow } from "./point-row.ts";
import { draftProblems, publishedContent } from "./preview.ts";
import { withdraw } from "./withdrawal.ts";

export interface Published {
  number: number;
  difference: Difference;
}

/**
 * Makes the draft what the API's permission points are. What people allowed of one that opens more rests until they have
 * seen it, an admin's approval of a sensitive one waits for an admin again, and what is withdrawn ends. Whoever answers a
 * card of these points waits for it, or it for them.
 * Errors: 404, 409 `changed_meanwhile` for another revision, `nothing_to_publish`, `publish_refused` with each place.
 */
export function publish(
  ctx: TenantCtx,
  caller: PersonPrincipal,
  input: { id: ApiId; revision: number; notes: string },
  allowed: Allowed,
): Promise<Published> {
  return inTx(ctx, async (ctx) => {
    const api = await holdApi(ctx, input.id);
    requireSeen(caller, api);
    if (api.revision !== input.revision) throw draftChanged(api.id);
    const before = await publishedContent(ctx, api);
    const difference = differenceBetween(before, api.draft);
    await requirePublishable(ctx, caller, api);
    if (isSame(difference)) throw new AppError("nothing_to_publish", api.id, { message: sameAsPublished });
    const number = (api.publishedNumber ?? 0) + 1;
    const version = { apiId: api.id, number, content: api.draft, notes: input.notes, by: caller.id };
    await insertVersion(ctx, version);
    await updatePublished(ctx, api.id, number);
    await applyPoints(ctx, { api, number, difference, caller }, allowed);
    await record(ctx, {
      event: "api.published",
      actor: by.person(caller.id),
      subject: api.id,
      details: { number, ...summaryOf(difference) },
    });
    // Whoever is told of it stands to the right.
    await ctx.jobs.send(ctx, "api.published", { apiId: api.id, number });
    forgetCatalogue(ctx);
    return { number, difference };
  });
}

const sameAsPublished = "There is nothing to publish: the draft says what is published.";

async function requirePublishable(ctx: TenantCtx, { locale }: PersonPrincipal, api: Api): Promise<void> {
  const problems = await draftProblems(ctx, api);
  if (problems.length === 0) return;
  const details = placesIn(problems, { within: "draft", locale });
  const message = "The API cannot be published yet. See details.";
  throw new AppError("publish_refused", api.id, { details, message });
}

interface Applied {
  api: Api;
  number: number;
  difference: Difference;
  caller: PersonPrincipal;
}

/** The points first: whoever answers a card keeps them before anything else, too. */
async function applyPoints(
  ctx: TenantCtx,
  { api: { id, draft }, number, difference, caller }: Applied,
  allowed: Allowed,
): Promise<void> {
  const before = new Map((await holdPoints(ctx, id)).map((point) => [point.code, point]));
  const opensMore = codesThat("opens_more", difference);
  const widened = [...codesThat("added", difference), ...opensMore];
  const { name, provider, baseUrl } = draft;
  await writePoints(ctx, {
    audience: id,
    api: { name, provider, baseUrl },
    number,
    points: draft.points.map((point) => ({
      ...pointRow(point),
      widenedIn: widened.includes(point.code) ? number : (before.get(point.code)?.widenedIn ?? number),
    })),
  });
  await allowed.rest(ctx, { codes: opensMore, number });
  // What no admin approved as it is now: it opens more, or was approved by itself while it was not sensitive.
  const unseen = draft.points.filter(
    ({ code, sensitive }) => sensitive && (widened.includes(code) || before.get(code)?.sensitive === false),
  );
  const codes = unseen.map(({ code }) => code);
  await reopenApprovals(ctx, caller, codes);
  await withdraw(ctx, caller, { id, codes: codesThat("withdrawn", difference) }, allowed);
}

/** Which points each change is of. */
const summaryOf = (difference: Difference) => ({
  added: codesThat("added", difference),
  opensMore: codesThat("opens_more", difference),
  opensLess: codesThat("opens_less", difference),
  withdrawn: codesThat("withdrawn", difference),
});
