import { setImmediate as turn } from "node:timers/promises";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { AppError } from "../errors.ts";
import { parseExactly } from "../exact/index.ts";

type Parse = ReturnType<FastifyInstance["getDefaultJsonParser"]>;

/** Bytes. From here on, each step over a body takes milliseconds, and others go in between. */
const large = 1024 * 1024;

/** Deeper than anybody means it, and not so deep that whoever walks through it, or writes it again, breaks. */
const deepest = 1_000;

/** A form or text body never reaches a handler, so that no plain HTML form can change anything. */
export function acceptJsonOnly(app: FastifyInstance): void {
  const parse = withoutDepths(withExactNumbers(app.getDefaultJsonParser("error", "error")));
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("application/json", { parseAs: "buffer" }, (request, body, done) => {
    if (body.length === 0) done(null, undefined);
    else if (body.length < large) parse(request, body.toString(), done);
    else parseInSteps(parse, request, Buffer.from(body)).then((value) => done(null, value), done);
  });
}

function withoutDepths(parse: Parse): Parse {
  return (request, text, done) => {
    parse(request, text, (error, value) => {
      // A short text has no room for it.
      if (error === null && text.length > 2 * deepest && isDeeper(value)) done(tooDeep("deeper than read"));
      else done(error, value);
    });
  };
}

function isDeeper(value: unknown): boolean {
  let level = [value];
  for (let depth = 0; depth <= deepest && level.length > 0; depth += 1)
    level = level.flatMap((each) => (typeof each === "object" && each !== null ? Object.values(each) : []));
  return level.length > 0;
}

function tooDeep(reason: string): AppError {
  return new AppError("invalid_input", reason, { message: "The body is nested too deeply to be read." });
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
    return tooDeep(String(error));
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
