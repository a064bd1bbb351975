import { setImmediate as turn } from "node:timers/promises";
import type { FastifyInstance, FastifyRequest } from "fastify";

type Parse = ReturnType<FastifyInstance["getDefaultJsonParser"]>;

/** Bytes. From here on, each step over a body takes milliseconds, and others go in between. */
const large = 1024 * 1024;

/** A form or text body never reaches a handler, so that no plain HTML form can change anything. */
export function acceptJsonOnly(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser("error", "error");
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("application/json", { parseAs: "buffer" }, (request, body, done) => {
    if (body.length > 0 && keepsText(request)) texts.set(request, body.toString());
    if (body.length === 0) done(null, undefined);
    else if (body.length < large) parse(request, body.toString(), done);
    else parseInSteps(parse, request, Buffer.from(body)).then((value) => done(null, value), done);
  });
}

declare module "fastify" {
  interface FastifyContextConfig {
    keepsBodyText?: boolean;
  }
}

const texts = new WeakMap<FastifyRequest, string>();

function keepsText({ routeOptions: { config } }: FastifyRequest): boolean {
  return config.keepsBodyText === true;
}

/** What was sent, of a route that keeps it; empty where nothing was. */
export function bodyText(request: FastifyRequest): string {
  return texts.get(request) ?? "";
}

async function parseInSteps(parse: Parse, request: FastifyRequest, body: Buffer): Promise<unknown> {
  await turn();
  const text = body.toString();
  await turn();
  const value = await new Promise((resolve, reject) => {
    parse(request, text, (error, parsed) => (error === null ? resolve(parsed) : reject(error)));
  });
  await turn();
  return value;
}
