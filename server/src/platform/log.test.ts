import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";

const code = "bhf_0123456789abcd-__q1W2e3R4t5Y6u7I8o9P0a-S_dFgHjKlZxCvBnM12345";

test("a line of the log shows no secret of ours, whoever wrote it there (T50)", () => {
  const script = `
    import { createLog } from ${JSON.stringify(join(import.meta.dirname, "log.ts"))};
    createLog("info").error({ error: new Error("of ${code}").stack, url: "/?a=${encodeURIComponent(code)}" }, "said ${code}");`;
  const { stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", script], { encoding: "utf8" });
  expect(JSON.parse(stderr)).toMatchObject({ level: 50, url: "/?a=••••2345", msg: "said ••••2345" });
  expect(stderr).not.toContain(code.slice(8));
});
