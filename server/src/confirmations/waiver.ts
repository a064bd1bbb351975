import type { SkillId, WaiverId } from "../platform/ids.ts";
import type { Operation } from "../skill-files/index.ts";

/** "Don't ask again": one operation, as it was when this was chosen, for one person or for everyone. */
export interface Waiver {
  id: WaiverId;
  skill: { id: SkillId; title: string };
  operationId: string;
  summary: string;
  method: Operation["method"];
  everyone: boolean;
  at: Date;
}
