import { by } from "../audit/index.ts";
import { createOrganisation, isStillEmpty, roles } from "../directory/index.ts";
import { type Ctx, inTx, within } from "../platform/ctx.ts";
import { AppError } from "../platform/errors.ts";
import { newId, type OrganisationId } from "../platform/ids.ts";
import { hashOf, newSecret, type Secret, sameBytes } from "../platform/secret.ts";
import { addMemberWithPassword } from "./passwords.ts";

export interface SetUpInput {
  organisation: string;
  account: string;
  name: string;
  password: string;
}

/** The one-time link that is printed while nobody is there yet. */
export interface SetUp {
  readonly token: Secret;
  /** Errors: 404 for a wrong token, or once there is an organisation. */
  complete(ctx: Ctx, token: string, input: SetUpInput): Promise<void>;
}

export function createSetUp(): SetUp {
  const organisationId = newId("org");
  const token = newSecret(organisationId);
  return {
    token,
    async complete(ctx, presented, input) {
      if (!sameBytes(hashOf(presented), hashOf(token))) throw new AppError("not_found", "set-up token");
      await createFirstAdmin(ctx, { ...input, organisationId });
    },
  };
}

/** The first organisation and the admin of it; whoever comes second finds it done (404). */
export async function createFirstAdmin(
  ctx: Ctx,
  input: SetUpInput & { organisationId?: OrganisationId },
): Promise<void> {
  await inTx(ctx, async (ctx) => {
    if (!(await isStillEmpty(ctx))) throw new AppError("not_found", "already set up");
    const { organisation, organisationId: id = newId("org") } = input;
    await createOrganisation(ctx, { name: organisation, id });
    const { account, name, password } = input;
    const admin = { account, name, password, roles: [...roles] };
    await addMemberWithPassword(within(ctx, id), by.system, admin);
  });
}
