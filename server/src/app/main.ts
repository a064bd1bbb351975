import { manual, readConfig } from "../platform/config.ts";
import { StartError } from "../platform/start-error.ts";
import { start } from "./start.ts";

const argv = process.argv.slice(2);

if (argv.includes("--help") || argv.includes("-h")) {
  process.stdout.write(`${manual()}\n`);
} else {
  try {
    const running = await start(readConfig(argv, process.env), say);
    const stop = async () => {
      setTimeout(() => process.exit(1), 9_500).unref();
      await running.stop();
      process.exit(0);
    };
    process.once("SIGTERM", () => void stop());
    process.once("SIGINT", () => void stop());
    for (const line of running.welcome) say(line);
    process.stdout.write(`behalf ready ${running.url}\n`);
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    say(error.message);
    process.exit(1);
  }
}

/** People read standard error along with the log; standard output has the one line that programs wait for. */
function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
