import { isEmpty } from "../directory/index.ts";
import type { Ctx } from "../platform/ctx.ts";
import type { Secret } from "../platform/secret.ts";
import { createFirstAdmin, type SetUp } from "../sign-in/index.ts";
import { createDemo, demoAccounts } from "./demo.ts";

/** On an empty database: the demo, the first admin from the settings, or a one-time link. Answers what to tell the operator. */
export async function firstOrganisation(
  ctx: Ctx,
  { setUp, url }: { setUp: SetUp; url: string },
): Promise<string[]> {
  const { demo, ADMIN_ACCOUNT, ADMIN_PASSWORD } = ctx.config;
  const isNew = await isEmpty(ctx);
  if (demo) {
    const password = isNew ? await createDemo(ctx) : undefined;
    return [
      "",
      `  Sign in at ${url} as ${demoAccounts.join(", ")}`,
      `  Password: ${passwordHint(ctx, password)}`,
      "  Then ask: 我今天有什么安排？ / What do I have today?",
      "",
    ];
  }
  if (!isNew) return [];
  if (ADMIN_ACCOUNT === undefined || ADMIN_PASSWORD === undefined) {
    return [`Open this link once to make the first admin: ${url}/set-up#${setUp.token.reveal()}`];
  }
  await createFirstAdmin(ctx, {
    organisation: "My organisation",
    account: ADMIN_ACCOUNT,
    name: ADMIN_ACCOUNT,
    password: ADMIN_PASSWORD,
  });
  return [`Sign in at ${url} as ${ADMIN_ACCOUNT}`];
}

/** The terminal is often somebody's log: only a password that we made up ourselves is shown. */
function passwordHint({ config }: Ctx, made: Secret | undefined): string {
  if (made === undefined) return "as at the first start (an admin can set a new one)";
  return config.DEMO_PASSWORD === undefined ? made.reveal() : "as set in DEMO_PASSWORD";
}
