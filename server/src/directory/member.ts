import type { PersonId } from "../platform/ids.ts";
import type { Locale } from "./locale.ts";

export const roles = ["member", "builder", "developer", "admin"] as const;
export type Role = (typeof roles)[number];

export interface Member {
  id: PersonId;
  unionId: string;
  account: string;
  name: string;
  mobile: string | null;
  email: string | null;
  jobNumber: string | null;
  /** Where it is on this server. */
  picture: string | null;
  /** `null`: as their browser says. */
  locale: Locale | null;
  roles: Role[];
  disabled: boolean;
  createdAt: Date;
}

export interface NewMember {
  account: string;
  name: string;
  mobile?: string | undefined;
  email?: string | undefined;
  jobNumber?: string | undefined;
  locale?: Locale | undefined;
  roles: Role[];
}

/** What is left out narrows nothing. */
export interface MemberFilter {
  /** Each stands in the name, the account, the phone number, the address or the job number. */
  words?: readonly string[] | undefined;
  role?: Role | undefined;
  disabled?: boolean | undefined;
}

/** What is left out stays as it is; the account name always does. */
export type MemberChange = { [K in Exclude<keyof NewMember, "account">]?: NewMember[K] | undefined } & {
  disabled?: boolean | undefined;
};
