// All samples in one process, beside the demo: each at a port of its own, which the platform knows by the sample's name.
import { serve } from "./serve.ts";

const { BEHALF_URL: url = "", SAMPLES = "[]" } = process.env;

interface Sample {
  name: string;
  credentials: string;
}

for (const { name, credentials } of JSON.parse(SAMPLES) as Sample[]) {
  const { operations } = await import(`./${name}/skill.ts`);
  const { port } = await serve(operations, { url, credentials, port: 0 });
  process.send?.({ name, port });
}

// Started beside the platform, it ends with it.
process.on("disconnect", () => process.exit(0));
