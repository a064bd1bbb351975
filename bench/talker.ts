import { addSkill, applyFor, approveAll, createAssistant, publish } from "../server/test/world/building.ts";
import { type Assistant, type Member, memberOf } from "../server/test/world/member.ts";
import { signIn } from "../server/test/world/session.ts";
import { phone, skillFile, weather } from "../server/test/world/skill-file.ts";
import { admin } from "./node.ts";
import type { BenchSkill } from "./skill.ts";

/** Both are published: one reads the person's profile with a code, the other answers at once. */
export const questions = { phone: "What is my phone number?", weather: "What is the weather like?" };

export interface Talker {
  member: Member;
  assistant: Assistant;
}

/** The first admin of a new node makes what there is to talk to: an assistant with a skill of two operations. */
export async function givenTalker(url: string, skill: BenchSkill): Promise<Talker> {
  const session = signIn(url, { account: admin.account, password: admin.password });
  await session;
  const member = memberOf({ id: "", unionId: "", ...admin }, () => session);
  const assistant = await createAssistant(member, { name: "Personal assistant", planning: true });
  await applyFor(member, assistant, phone.scopes);
  await approveAll(member);
  const operations = [phone, weather];
  await addSkill(member, assistant, skillFile({ title: "My profile", server: skill.origin, operations }));
  await publish(member, assistant);
  skill.use({ url, clientId: assistant.clientId, clientSecret: assistant.clientSecret });
  return { member, assistant };
}
