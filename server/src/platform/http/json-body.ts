import { setImmediate as turn } from "node:timers/promises";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { AppError } from "../errors.ts";
import { parseExactly } from "../exact/index.ts";

type Parse = ReturnType<FastifyInstance["getDefaultJsonParser"]>;

/** Bytes. From here on, each step over a body takes milliseconds, and others go in between. */
const large = 1024 * 1024;

/** A form or text body never reaches a handler, so that no plain HTML form can change anything. */
export function acceptJsonOnly(app: FastifyInstance): void {
  const parse = withExactNumbers(app.getDefaultJsonParser("error", "error"));
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("application/json", { parseAs: "buffer" }, (request, body, done) => {
    if (body.length === 0) done(null, undefined);
    else if (body.length < large) parse(request, body.toString(), done);
    else parseInSteps(parse, request, Buffer.from(body)).then((value) => done(null, value), done);
  });
}

declare module "fastify" {
  interface FastifyContextConfig {
    exactNumbers?: boolean;
  }
}

/** What is refused stays so; where a route wants exact numbers, what is taken is read once more. */
function withExactNumbers(parse: Parse): Parse {
  return (request, text, done) => {
    if (request.routeOptions.config.exactNumbers !== true) parse(request, text, done);
    else
      parse(request, text, (error) => {
        const read = error ?? readExactly(text);
        if (read instanceof Error) done(read);
        else done(null, read.value);
      });
  };
}

function readExactly(text: string): { value: unknown } | AppError {
  try {
    return { value: parseExactly(text.replace(/^\ufeff/, "")) };
  } catch (error) {
    const message = "The body is nested too deeply to be read.";
    return new AppError("invalid_input", String(error), { message });
  }
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
