import { z } from "zod";

/** A moment, as ISO 8601 in UTC. */
export const Time = z.string().meta({ format: "date-time" });

export const Named = z
  .object({ id: z.string(), name: z.string() })
  .meta({ id: "Named", description: "Somebody or something by its name." });

export const Words = z
  .object({ zh: z.string(), en: z.string() })
  .meta({ id: "Words", description: "A text in both languages." });

export const Flag = z
  .enum(["true", "false"])
  .meta({ id: "Flag", description: "A yes or a no in an address." });

export const Severity = z.enum(["error", "warning"]).meta({ id: "Severity" });

/** Over how many days numbers are shown. */
export const Days = z
  .enum(["7", "30", "90"])
  .meta({ id: "AnalyticsDays", description: "Today and the days before it." });
