import { ApplicationReply, AssistantReply, PublishReply, RequestsReply, SkillReply } from "./contract.ts";
import type { Assistant, Member } from "./member.ts";
import { read } from "./session.ts";

// What builders, developers and admins do.

export async function createAssistant(
  builder: Member,
  { name, planning = true }: { name: string; planning?: boolean },
): Promise<Assistant> {
  const made = read(await builder.send("POST", "/api/assistants", { name, planning }), 201, AssistantReply);
  const { id, applicationId } = made.assistant;
  const found = await builder.send("GET", `/api/applications/${applicationId}`);
  const { clientId } = read(found, 200, ApplicationReply).application;
  return { id, name, applicationId, clientId, clientSecret: made.clientSecret ?? "" };
}

/** Answers each permission's status. */
export async function applyFor(
  developer: Member,
  { applicationId }: Pick<Assistant, "applicationId">,
  codes: readonly string[],
  reason = "",
): Promise<Record<string, string>> {
  const answer = await developer.send("POST", `/api/applications/${applicationId}/permissions`, {
    codes,
    reason,
  });
  const { permissions } = read(answer, 200, ApplicationReply.shape.application.pick({ permissions: true }));
  return Object.fromEntries(permissions.map(({ code, status }) => [code, status]));
}

export async function pendingRequests(admin: Member) {
  return read(await admin.send("GET", "/api/permission-requests?status=pending"), 200, RequestsReply)
    .requests;
}

export async function approveAll(admin: Member): Promise<void> {
  for (const { id } of await pendingRequests(admin)) {
    const { status } = await admin.send("POST", `/api/permission-requests/${id}`, { decision: "approve" });
    if (status !== 200) throw new Error(`approving answered ${status}`);
  }
}

export async function addSkill(
  builder: Member,
  assistant: Assistant,
  document: string,
  input: { applicationId?: string } = {},
) {
  const answer = await builder.send("POST", `/api/assistants/${assistant.id}/skills`, { document, ...input });
  return read(answer, 201, SkillReply).skill;
}

export async function replaceSkill(builder: Member, assistant: Assistant, skillId: string, document: string) {
  const answer = await builder.send("PUT", `/api/assistants/${assistant.id}/skills/${skillId}`, { document });
  return read(answer, 200, SkillReply).skill;
}

export async function publish(builder: Member, assistant: Assistant) {
  return read(await builder.send("POST", `/api/assistants/${assistant.id}/publish`, {}), 201, PublishReply)
    .version;
}

/** Publishes what an approval does not cover yet, as a new host: its admin approves it after the first attempt. */
export async function publishApproved(builder: Member, assistant: Assistant) {
  const tried = await builder.send("POST", `/api/assistants/${assistant.id}/publish`, {});
  if (tried.status !== 409) throw new Error(`publishing unapproved answered ${tried.status}`);
  await approveAll(builder);
  return publish(builder, assistant);
}
