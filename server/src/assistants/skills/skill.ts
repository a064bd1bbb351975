import type { ApplicationId, AssistantId, SkillId } from "../../platform/ids.ts";
import type { Problem, ReviewedShape, SkillSpec } from "../../skill-files/index.ts";
import type { ShownAuthentication } from "../authentication/shown-authentication.ts";

/** A skill as its builder is editing it. */
export interface Skill {
  id: SkillId;
  assistantId: AssistantId;
  applicationId: ApplicationId;
  document: string;
  spec: SkillSpec;
  problems: Problem[];
  shape: ReviewedShape;
  shapeHash: string;
  privacyUrl: string | null;
  /** One that is not rests: it is neither planned nor published. */
  enabled: boolean;
  /** How the platform proves itself to it, as far as it may be shown; `null` for nothing, and in a version. */
  authentication: ShownAuthentication | null;
}

/** Which state of a draft skill was read. */
export type Revised<T> = T & { revision: string };
