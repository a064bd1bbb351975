import { crc32, deflateSync } from "node:zlib";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { redraw } from "./redraw.ts";

const green = { r: 20, g: 120, b: 80 };
const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: green } });

/** As a phone leaves it: turned by its own mark, and with where it was taken. */
const photo = () =>
  plain(300, 200)
    .withExif({ IFD0: { Make: "A phone", Orientation: "6" }, IFD3: { GPSLatitudeRef: "N" } })
    .withIccProfile("srgb")
    .jpeg()
    .toBuffer();

/** What a PNG says of its size, and next to nothing in it. */
function claims(width: number, height: number): Buffer {
  const size = Buffer.alloc(13);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  size.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk("IHDR", size), chunk("IDAT", deflateSync(Buffer.alloc(1000)))]);
}

function chunk(type: string, data: Buffer): Buffer {
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  const named = Buffer.concat([Buffer.from(type, "latin1"), data]);
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

describe("a picture that is taken", () => {
  const drawings = {
    jpeg: photo,
    png: () => plain(40, 600).png().toBuffer(),
    webp: () => plain(300, 300).webp().toBuffer(),
    gif: () => plain(10, 10).gif().toBuffer(),
  };

  test.each(Object.entries(drawings))("as %s becomes a small square WebP", async (_, draw) => {
    const drawn = await redraw(await draw());

    expect(await sharp(drawn).metadata()).toMatchObject({ format: "webp", width: 256, height: 256 });
    expect(drawn.length).toBeLessThan(20_000);
  });

  test("keeps nothing of where and with what it was taken", async () => {
    const { exif, icc, xmp, iptc, orientation } = await sharp(await redraw(await photo())).metadata();

    expect((await sharp(await photo()).metadata()).exif).toBeDefined();
    expect({ exif, icc, xmp, iptc, orientation }).toEqual({});
  });

  test("stands still", async () => {
    const frames = await Promise.all(["red", "blue"].map((background) => still(background)));
    const moving = await sharp(frames, { join: { animated: true } })
      .gif({ delay: [100, 100] })
      .toBuffer();

    expect((await sharp(moving).metadata()).pages).toBe(2);
    expect((await sharp(await redraw(moving)).metadata()).pages ?? 1).toBe(1);
  });

  test("leaves this process free while it is drawn", async () => {
    const large = await plain(6000, 5000).png().toBuffer();
    const start = performance.now();
    let turns = 0;
    const clock = setInterval(() => turns++, 10);

    await redraw(large);

    clearInterval(clock);
    expect(turns).toBeGreaterThan((performance.now() - start) / 10 / 4);
  });
});

const still = (background: string) =>
  sharp({ create: { width: 20, height: 20, channels: 3, background } })
    .png()
    .toBuffer();

describe("a picture that is refused", () => {
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect/></svg>');
  const behind = (first: number[], rest: Buffer) => Buffer.concat([Buffer.from(first), rest]);
  const unreadable: Record<string, () => Buffer | Promise<Buffer>> = {
    "is a drawing of lines": () => svg,
    "is such a drawing behind a photo's first bytes": () => behind([0xff, 0xd8, 0xff], svg),
    "is a page": () => Buffer.from("<!doctype html><script>alert(1)</script>"),
    "is a TIFF": () => plain(9, 9).tiff().toBuffer(),
    "is cut off": async () => (await photo()).subarray(0, 500),
    "is empty": () => Buffer.alloc(0),
  };

  test.each(Object.entries(unreadable))("%s", async (_, image) => {
    await expect(redraw(await image())).rejects.toMatchObject({ code: "picture_unreadable" });
  });

  test("claims more pixels than memory holds", async () => {
    await expect(redraw(claims(60_000, 60_000))).rejects.toMatchObject({
      code: "picture_has_too_many_pixels",
    });
  });

  test("has more bytes than 5 MB", async () => {
    const code = "too_large";
    await expect(redraw(Buffer.alloc(5_000_001))).rejects.toMatchObject({ code });
  });

  test("takes too long", async () => {
    const code = "picture_unreadable";
    await expect(redraw(await photo(), { milliseconds: 1 })).rejects.toMatchObject({ code });
  });
});
