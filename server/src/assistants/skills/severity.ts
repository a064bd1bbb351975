import { z } from "zod";

export const Severity = z.enum(["error", "warning"]).meta({ id: "Severity" });
