import type { Member } from "../../api/schema.gen.ts";

/** Whether a person is meant by a search: every word of it is found in what is known of them. */
export function memberMatches(
  {
    name,
    account,
    mobile,
    email,
    jobNumber,
  }: Pick<Member, "name" | "account" | "mobile" | "email" | "jobNumber">,
  search: string,
): boolean {
  const text = [name, account, mobile, email, jobNumber].join("\n").toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
