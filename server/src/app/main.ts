import { warmDates } from "../planner/index.ts";
import { manual, readConfig } from "../platform/config.ts";
import { StartError } from "../platform/start-error.ts";
import { start } from "./start.ts";
import { askedToStop, Stopped } from "./stopping.ts";

const argv = process.argv.slice(2);

if (argv.includes("--help") || argv.includes("-h")) {
  process.stdout.write(`${manual()}\n`);
} else {
  try {
    const stopping = askedToStop();
    // While the database starts: once somebody can ask, it would keep them waiting.
    const warmed = warmDates();
    const running = await start(readConfig(argv, process.env), { say, stopping });
    await warmed;
    for (const line of running.welcome) say(line);
    process.stdout.write(`behalf ready ${running.url}\n`);
    const stop = () => void running.stop().then(() => process.exit(0));
    if (stopping.aborted) stop();
    else stopping.addEventListener("abort", stop);
  } catch (error) {
    if (error instanceof Stopped) process.exit(0);
    if (!(error instanceof StartError)) throw error;
    say(error.message);
    process.exit(1);
  }
}

/** People read standard error along with the log; standard output has the one line that programs wait for. */
function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
