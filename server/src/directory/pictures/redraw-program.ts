// Draws the image that comes in anew: small, square, still, and with nothing in it but what is seen. A process of its
// own, since what reads images is native code and the image is a stranger's.
import { buffer } from "node:stream/consumers";
import sharp from "sharp";
import { refusals } from "./redraw-refusals.ts";

const side = 256;
const mostPixels = 50_000_000;

sharp.concurrency(1);
sharp.cache(false);
// Of all the formats it reads, some by programs inside the file, only those of `image-kind.ts`.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({
  operation: [
    "VipsForeignLoadJpegBuffer",
    "VipsForeignLoadPngBuffer",
    "VipsForeignLoadWebpBuffer",
    "VipsForeignLoadNsgifBuffer",
  ],
});

const bytes = await buffer(process.stdin);
try {
  const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata();
  if (width * height > mostPixels) process.exit(refusals.tooManyPixels);
  const drawn = await sharp(bytes, { limitInputPixels: mostPixels, failOn: "error" })
    .autoOrient()
    .resize(side, side, { fit: "cover" })
    .flatten({ background: "white" })
    .webp({ quality: 85 })
    .toBuffer();
  process.stdout.write(drawn);
} catch {
  process.exit(refusals.unreadable);
}
