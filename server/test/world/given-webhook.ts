import type { Duration, Grant } from "./contract.ts";
import { type Given, givenAssistantWithSkill } from "./given.ts";
import { type Receiver, startReceiver, webhookAt } from "./webhook-receiver.ts";
import type { World } from "./world.ts";

export interface GivenWebhook extends Given {
  receiver: Receiver;
  webhook: ReturnType<typeof webhookAt>;
  secret: string;
  /** Alice allows the skill what it asks for. Answers her grant. */
  allows(duration?: Duration): Promise<Grant>;
  /** Something to be told of: she allows it and takes it back. */
  happens(): Promise<void>;
}

const question = "我的手机号是多少？";

/** An application with a webhook, that Alice can allow something. */
export async function givenWebhook(world: World): Promise<GivenWebhook> {
  const given = await givenAssistantWithSkill(world);
  const { builder, assistant, alice } = given;
  const receiver = await startReceiver();
  const webhook = webhookAt(builder, `/api/applications/${assistant.applicationId}`);
  const secret = await webhook.set(receiver.url);
  const allows = async (duration: Duration = "always") => {
    const talked = await alice.startsConversation(assistant);
    await alice.allows(await alice.says(talked, question), { duration });
    return alice.grant();
  };
  return {
    ...given,
    receiver,
    webhook,
    secret,
    allows,
    happens: async () => alice.revokes(await allows()),
  };
}
