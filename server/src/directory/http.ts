import { z } from "zod";
import { route } from "../audit/index.ts";
import type { TenantCtx } from "../platform/ctx.ts";
import { person } from "../platform/http/access.ts";
import type { PersonPrincipal } from "../platform/http/principal.ts";
import { none, type Route } from "../platform/http/route.ts";
import { Time } from "../platform/http/schemas.ts";
import { idSchema, type PersonId } from "../platform/ids.ts";
import { Next, pageQuery } from "../platform/page.ts";
import { AccountName, Locale, Mobile, Name, Picture, Role } from "./fields.ts";
import type { Member, MemberChange, NewMember } from "./member.ts";
import { findMember, listAdminNames, listMembers } from "./members.ts";

/** The passwords of members are another room's; what is done about them here is handed in. */
export interface MemberPasswords {
  readonly Password: z.ZodType<string, string>;
  /** Without a password there is a link, by which the person sets their own. */
  addMember(
    ctx: TenantCtx,
    caller: PersonPrincipal,
    member: NewMember & { password?: string | undefined },
  ): Promise<{ member: Member; link?: string }>;
  changeMember(
    ctx: TenantCtx,
    place: { caller: PersonPrincipal; id: PersonId },
    change: MemberChange & { password?: string | undefined },
  ): Promise<Member>;
  /** When each of these was there last, as far as it is known. */
  findLastSeen(ctx: TenantCtx, ids: readonly PersonId[]): Promise<ReadonlyMap<PersonId, Date>>;
}

const MemberView = z
  .object({
    id: z.string(),
    unionId: z.string(),
    account: z.string(),
    name: z.string(),
    mobile: z.string().nullable(),
    email: z.string().nullable(),
    jobNumber: z.string().nullable(),
    picture: Picture,
    locale: Locale.nullable(),
    roles: z.array(Role),
    disabled: z.boolean(),
    createdAt: Time,
  })
  .meta({ id: "Member" });

const ListedMember = MemberView.extend({
  lastSeenAt: Time.nullable().describe(
    "Of a session they have now, up to a minute late; null: none is known.",
  ),
}).meta({ id: "ListedMember" });

const getMembers = ({ findLastSeen }: MemberPasswords) =>
  route({
    method: "GET",
    url: "/api/members",
    operationId: "listMembers",
    tag: "Members",
    summary: "The people of the organisation",
    access: person("admin"),
    audit: none("read only"),
    query: z.object({
      q: z
        .string()
        .trim()
        .max(100)
        .optional()
        .describe("Words of a name, an account, a phone number, an e-mail address or a job number."),
      role: Role.optional(),
      disabled: z.enum(["true", "false"]).optional(),
      ...pageQuery(z.tuple([z.string().max(100)]), { usual: 100 }),
    }),
    reply: [200, z.object({ members: z.array(ListedMember), next: Next })],
    async handle(ctx, { query: { q = "", disabled, ...page } }) {
      const words = q.split(/\s+/).filter((word) => word !== "");
      const { items, next } = await listMembers(ctx, {
        ...page,
        words,
        disabled: disabled === undefined ? undefined : disabled === "true",
      });
      const seen = await findLastSeen(
        ctx,
        items.map(({ id }) => id),
      );
      const members = items.map((member) => {
        return { ...memberView(member), lastSeenAt: seen.get(member.id)?.toISOString() ?? null };
      });
      return { members, next };
    },
  });

const getProfile = route({
  method: "GET",
  url: "/api/profile",
  operationId: "getProfile",
  tag: "Session",
  summary: "What the organisation keeps of you, as an administrator sees it",
  access: person(),
  audit: none("read only"),
  reply: [200, z.object({ profile: MemberView })],
  handle: async (ctx, { caller }) => ({ profile: memberView(await findMember(ctx, caller.id)) }),
});

const getAdmins = route({
  method: "GET",
  url: "/api/admins",
  operationId: "listAdmins",
  tag: "Members",
  summary: "Whom to ask for a role or an approval: the names of the organisation's admins, ten at most",
  access: person(),
  audit: none("read only"),
  reply: [200, z.object({ admins: z.array(z.object({ name: z.string() })) })],
  handle: async (ctx) => ({ admins: (await listAdminNames(ctx)).map((name) => ({ name })) }),
});

const newMember = ({ Password }: MemberPasswords) =>
  z.object({
    account: AccountName,
    name: Name,
    password: Password.optional().describe("One that you give must be changed at the next sign-in."),
    mobile: Mobile.optional(),
    email: z.email().optional(),
    jobNumber: z.string().max(50).optional(),
    locale: Locale.optional(),
    roles: z.array(Role).min(1),
  });

const postMember = (passwords: MemberPasswords) =>
  route({
    method: "POST",
    url: "/api/members",
    operationId: "addMember",
    tag: "Members",
    summary: "Add a person",
    access: person("admin"),
    audit: { event: "member.added", also: ["member.link_made", "member.password_given"] },
    body: newMember(passwords),
    reply: [
      201,
      z.object({
        member: MemberView,
        link: z
          .string()
          .optional()
          .describe("Where no password was given: by it the person sets their own, once, within 24 hours."),
      }),
    ],
    errors: ["account_taken", "too_many_attempts"],
    async handle(ctx, { caller, body }) {
      const { member, ...link } = await passwords.addMember(ctx, caller, body);
      return { member: memberView(member), ...link };
    },
  });

const patchMember = (passwords: MemberPasswords) =>
  route({
    method: "PATCH",
    url: "/api/members/:id",
    operationId: "updateMember",
    tag: "Members",
    summary: "Change or disable a person",
    access: person("admin"),
    audit: { event: "member.changed", also: ["member.password_given"] },
    params: z.object({ id: idSchema("usr") }),
    body: newMember(passwords).omit({ account: true }).partial().extend({ disabled: z.boolean().optional() }),
    reply: [200, z.object({ member: MemberView })],
    errors: ["not_found", "last_admin", "too_many_attempts"],
    async handle(ctx, { caller, params, body }) {
      return { member: memberView(await passwords.changeMember(ctx, { caller, id: params.id }, body)) };
    },
  });

export function memberRoutes(passwords: MemberPasswords): Route[] {
  return [getMembers(passwords), getAdmins, getProfile, postMember(passwords), patchMember(passwords)];
}

function memberView(member: Member): z.input<typeof MemberView> {
  return { ...member, createdAt: member.createdAt.toISOString() };
}
