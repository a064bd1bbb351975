import type { Body } from "../../api/client.ts";
import type { Member, Role } from "../../api/schema.gen.ts";

type NewMember = Body<"POST /api/members">;

/** What the form of a person holds; text fields are empty where nothing is known. */
export interface MemberValues {
  account: string;
  name: string;
  mobile: string;
  email: string;
  jobNumber: string;
  roles: Role[];
}

export const allRoles: readonly Role[] = ["member", "builder", "developer", "admin"];

export const emptyMember: MemberValues = {
  account: "",
  name: "",
  mobile: "",
  email: "",
  jobNumber: "",
  roles: ["member"],
};

const optional = ["mobile", "email", "jobNumber"] as const;

export function valuesOf(member: Member): MemberValues {
  const { account, name, mobile, email, jobNumber, roles } = member;
  const known = { mobile: mobile ?? "", email: email ?? "", jobNumber: jobNumber ?? "" };
  return { account, name, ...known, roles };
}

/** A new person, without what was left empty. */
export function newMemberOf(values: MemberValues): NewMember {
  const { account, name, roles } = values;
  return { account: account.trim(), name: name.trim(), roles, ...given(values) };
}

/** What was changed; a field that was emptied stays as it was, for the server knows no empty one. */
export function changeOf(member: Member, values: MemberValues): Partial<NewMember> {
  const before = valuesOf(member);
  const changed = Object.entries(given(values)).filter(([key, value]) =>
    optional.some((each) => each === key && before[each] !== value),
  );
  const sameRoles = allRoles.every((role) => before.roles.includes(role) === values.roles.includes(role));
  const name = values.name.trim();
  return {
    ...Object.fromEntries(changed),
    ...(name === before.name ? {} : { name }),
    ...(sameRoles ? {} : { roles: values.roles }),
  };
}

/** Fields that had something and now have nothing. */
export function emptied(member: Member, values: MemberValues): (typeof optional)[number][] {
  const before = valuesOf(member);
  return optional.filter((key) => before[key] !== "" && values[key].trim() === "");
}

export type FieldFault = "accountWrong" | "nameMissing" | "mobileWrong" | "emailWrong";

/** What the server would refuse, field by field, to be said in words of our own. */
export function faultsOf(
  values: MemberValues,
  isNew: boolean,
): Partial<Record<keyof MemberValues, FieldFault>> {
  const { account, name, mobile, email } = values;
  return {
    ...(isNew && !isAccountName(account) && { account: "accountWrong" }),
    ...(name.trim() === "" && { name: "nameMissing" }),
    ...(mobile.trim() !== "" && !/^[0-9+ -]{3,20}$/.test(mobile.trim()) && { mobile: "mobileWrong" }),
    ...(email.trim() !== "" && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email.trim()) && { email: "emailWrong" }),
  };
}

/** As the server takes it: 2 to 64 letters, digits or . _ @ - */
export function isAccountName(account: string): boolean {
  return /^[A-Za-z0-9._@-]{2,64}$/.test(account.trim());
}

function given(values: MemberValues): Partial<Pick<NewMember, (typeof optional)[number]>> {
  const filled = optional.filter((key) => values[key].trim() !== "");
  return Object.fromEntries(filled.map((key) => [key, values[key].trim()]));
}
