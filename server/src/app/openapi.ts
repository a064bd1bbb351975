import { writeFileSync } from "node:fs";
import { contractFiles } from "./contract-files.ts";

for (const [file, text] of await contractFiles()) writeFileSync(file, text);
