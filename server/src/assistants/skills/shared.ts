import type { AssistantId, SkillId } from "../../platform/ids.ts";

/** A skill as it was published, shared with the organisation's builders by one of its operations. */
export interface SharedSkill {
  actionId: string;
  assistantId: AssistantId;
  skillId: SkillId;
  version: number;
}
