import { z } from "zod";

export const Password = z.string().min(8, "at least 8 characters").max(200);
