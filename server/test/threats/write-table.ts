// `npm run threats`: writes into docs/security.md which test holds which case.
import { writeFileSync } from "node:fs";
import { securityPage } from "./table.ts";

const { path, should } = securityPage();
writeFileSync(path, should);
