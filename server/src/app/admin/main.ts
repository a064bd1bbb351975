import { admin } from "./admin.ts";

process.exitCode = await admin(
  process.argv.slice(2),
  (line) => void process.stdout.write(`${line}\n`),
  process.env,
);
