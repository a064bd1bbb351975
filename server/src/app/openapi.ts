import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describeApi } from "./describe-api.ts";

const file = fileURLToPath(new URL("../../openapi.json", import.meta.url));
writeFileSync(file, `${JSON.stringify(await describeApi(), null, 2)}\n`);
