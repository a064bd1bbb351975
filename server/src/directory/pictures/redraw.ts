import { spawn } from "node:child_process";
import { buffer } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { AppError } from "../../platform/errors.ts";
import { imageKindOf } from "./image-kind.ts";
import { refusals } from "./redraw-refusals.ts";

const mostBytes = 5_000_000;
const mostWaiting = 20;
const program = fileURLToPath(new URL("./redraw-program.ts", import.meta.url));

let waiting = 0;
let last: Promise<unknown> = Promise.resolve();

/**
 * The image as a small square WebP without anything but what is seen. One at a time on a node, each within its time.
 * Errors: `too_large`, `picture_unreadable`, `picture_has_too_many_pixels`; `unavailable` where too many wait.
 */
export async function redraw(image: Buffer, { milliseconds = 20_000 } = {}): Promise<Buffer> {
  if (image.length > mostBytes)
    throw new AppError("too_large", "a picture", { message: "A picture has at most 5 MB." });
  if (imageKindOf(image) === undefined) throw new AppError("picture_unreadable", "of no kind that we take");
  if (waiting >= mostWaiting) throw new AppError("unavailable", "too many pictures wait");
  waiting += 1;
  const drawn = last.then(() => drawApart(image, milliseconds));
  last = drawn.catch(() => {});
  try {
    return await drawn;
  } finally {
    waiting -= 1;
  }
}

async function drawApart(image: Buffer, milliseconds: number): Promise<Buffer> {
  const drawing = spawn(process.execPath, [program], {
    env: {},
    stdio: ["pipe", "pipe", "ignore"],
    timeout: milliseconds,
    killSignal: "SIGKILL",
  });
  // It may end before it has read everything.
  drawing.stdin.on("error", () => {});
  const ended = new Promise<number | null>((resolve, reject) => {
    drawing.once("error", reject).once("close", resolve);
  });
  drawing.stdin.end(image);
  const [drawn, code] = await Promise.all([buffer(drawing.stdout), ended]);
  if (code === 0 && drawn.length > 0) return drawn;
  if (code === refusals.tooManyPixels) throw new AppError("picture_has_too_many_pixels");
  // Ended by a signal, it took too long or was brought down by the image.
  if (code === refusals.unreadable || code === null)
    throw new AppError("picture_unreadable", code === null ? "the process was ended" : "");
  throw new Error(`pictures cannot be drawn: the process ended with ${code}`);
}
