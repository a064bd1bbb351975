import { z } from "zod";
import { route } from "../../audit/index.ts";
import { anyone, person } from "../../platform/http/access.ts";
import { none } from "../../platform/http/route.ts";
import { findPicture, pictureName, removeOwnPicture, setOwnPicture } from "./picture.ts";

/** Of 5 MB as base64, with what stands around it. */
const bodyLimit = 7_000_000;

const putPicture = route({
  method: "PUT",
  url: "/api/profile/picture",
  operationId: "setPicture",
  tag: "Session",
  summary: "Set one's own picture; it is drawn anew, small and square",
  access: person(),
  audit: "member.picture_set",
  bodyLimit,
  body: z.object({
    image: z.string().min(1).describe("A JPEG, PNG, WebP or GIF image of at most 5 MB, as base64."),
  }),
  reply: [200, z.object({ picture: z.string().describe("Its address on this server.") })],
  errors: ["picture_unreadable", "picture_has_too_many_pixels"],
  async handle(ctx, { caller, body: { image } }) {
    return { picture: await setOwnPicture(ctx, caller.id, Buffer.from(image, "base64")) };
  },
});

const deletePicture = route({
  method: "DELETE",
  url: "/api/profile/picture",
  operationId: "removePicture",
  tag: "Session",
  summary: "Remove one's own picture",
  access: person(),
  audit: "member.picture_removed",
  reply: [204, null],
  handle: (ctx, { caller }) => removeOwnPicture(ctx, caller.id),
});

/** Of any site's page, since a skill may show it. A removed one is gone from the caches of others within a day. */
const asImage = {
  "content-security-policy": "default-src 'none'; sandbox",
  "cross-origin-resource-policy": "cross-origin",
  "cache-control": "public, max-age=86400, immutable",
};

const getPicture = route({
  method: "GET",
  url: "/pictures/:name",
  operationId: "getPicture",
  tag: "Compatible",
  summary: "A person's picture, for whoever was given its address",
  access: anyone,
  audit: none("read only"),
  params: z.object({ name: z.string().regex(pictureName) }),
  reply: [200, null],
  media: "image/webp",
  async handle(ctx, { params, reply }) {
    const bytes = await findPicture(ctx, params.name);
    return reply.headers(asImage).type("image/webp").send(bytes);
  },
});

export const pictureRoutes = [putPicture, deletePicture, getPicture];
