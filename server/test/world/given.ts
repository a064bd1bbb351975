import { addSkill, applyFor, approveAll, createAssistant, publish } from "./building.ts";
import type { Assistant, Member } from "./member.ts";
import { givenOwnApi, type OwnApi } from "./own-api.ts";
import type { Skill } from "./skill.ts";
import { claims, phone, type SkillOperation, skillFile } from "./skill-file.ts";
import type { Organisation, World } from "./world.ts";

export interface Given {
  organisation: Organisation;
  /** A member who talks to the assistant. */
  alice: Member;
  /** Builder, developer and admin in one person. */
  builder: Member;
  assistant: Assistant;
  skill: Skill;
  skillId: string;
  /** The skill's document, with changes when some are given. */
  document(changes?: { title?: string; server?: string; operations?: readonly SkillOperation[] }): string;
}

interface Wanted {
  title?: string;
  operations?: readonly SkillOperation[];
  planning?: boolean;
  /** What the application applies for and an admin approves; what the operations name when left out. */
  approved?: readonly string[];
  published?: boolean;
  /** It connects by itself, to the first node or the one `at`. */
  stream?: boolean | { at: string };
  /** What the organisation has before that. */
  before?: (builder: Member) => Promise<void>;
}

/** An organisation with a published assistant that has one skill, and somebody to talk to it. */
export async function givenAssistantWithSkill(world: World, wanted: Wanted = {}): Promise<Given> {
  const { title = "My profile", operations = [phone], planning = true, stream = false } = wanted;
  const organisation = await world.organisation();
  const [alice, builder, skill] = await Promise.all([
    organisation.person("Alice"),
    organisation.person("Builder", { roles: ["member", "builder", "developer", "admin"] }),
    world.skill({ stream: stream !== false, ...(typeof stream === "object" && stream) }),
  ]);
  await wanted.before?.(builder);
  const assistant = await createAssistant(builder, { name: "Personal assistant", planning });
  skill.usesCredentials(assistant);
  await skill.ready();
  const approved = wanted.approved ?? [...new Set(operations.flatMap(({ scopes }) => scopes))];
  if (approved.length > 0) await applyFor(builder, assistant, approved);
  await approveAll(builder);
  const document: Given["document"] = (changes = {}) =>
    skillFile({
      title,
      server: skill.origin,
      operations,
      ...(stream !== false && { "x-dingtalk-protocol": "stream" }),
      ...changes,
    });
  const { id: skillId } = await addSkill(builder, assistant, document());
  if (wanted.published ?? true) await publish(builder, assistant);
  return { organisation, alice, builder, assistant, skill, skillId, document };
}

/** The same where the skill uses an API of the organisation's own, which is registered and published. */
export async function givenSkillOfOwnApi(
  world: World,
  { api: said, ...wanted }: Omit<Wanted, "before"> & { api?: Parameters<typeof givenOwnApi>[1] } = {},
): Promise<Given & { api: OwnApi }> {
  const registered: OwnApi[] = [];
  const given = await givenAssistantWithSkill(world, {
    operations: [claims],
    ...wanted,
    before: async (builder) => void registered.push(await givenOwnApi(builder, said)),
  });
  const { skill } = given;
  skill.answersWith(async (_, code) => {
    skill.keeps(await skill.client.exchange(code));
    return { claims: [] };
  });
  const [api] = registered;
  if (api === undefined) throw new Error("no API was registered");
  return { ...given, api };
}
