import { z } from "zod";
import { application } from "../../platform/http/access.ts";
import { managementErrors } from "../refusals.ts";

// What the routes of this room have alike.

export const reads = application("AI.Assistant.Read");
export const writes = application("AI.Assistant.Write");
export const ofManagement = { tag: "Assistant API", dialect: managementErrors } as const;

export const UnionId = z.string().min(1).max(100);
export const named = { assistantId: z.string().min(1).max(100) };

export const Success = z
  .object({ success: z.boolean() })
  .meta({ id: "ManagementSuccess", description: "It was done." });

export const secondsOf = (time: Date): number => Math.floor(time.getTime() / 1000);
