import { parseArgs } from "node:util";
import { z } from "zod";
import { Secret } from "./secret.ts";
import { StartError } from "./start-error.ts";

const count = z.coerce.number().int().positive();
const list = z.string().transform((text) =>
  text
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean),
);
/**
 * As how many proxies are believed: each adds to `x-forwarded-for` who asked it. Any number of them would mean to
 * believe whatever the client itself wrote there.
 */
const hops = z
  .string()
  .regex(/^\d{1,2}$/, "write how many proxies stand in front, such as 1; 0 where there is none")
  .transform(Number);
const howToMakeAKey = "openssl rand -base64 32";
const keys = list
  .refine((texts) => texts.length > 0 && texts.every((text) => text.length >= 32), {
    error: `each key has at least 32 characters; make one with: ${howToMakeAKey}`,
  })
  .transform((texts) => texts.map((text) => new Secret(text)));

/** Every setting: how it is read, what it is when left out, and its line in the manual. */
export const settings = {
  PORT: [
    z.coerce.number().int().min(0).max(65535).default(8080),
    "Where the platform listens; 0 takes any free port.",
  ],
  HOST: [z.string().default("127.0.0.1"), "The address it listens on."],
  DATA_DIR: [z.string().default("./data"), "The folder of the database, keys and credentials."],
  DATABASE_URL: [z.string().optional(), "A PostgreSQL server (15 to 18). Left out: our own, in DATA_DIR."],
  DATABASE_OWNER_URL: [
    z.string().optional(),
    "With DATABASE_URL: the login that owns its schema, where that of DATABASE_URL is only a member of behalf_app.",
  ],
  SECRET_KEY: [
    keys.optional(),
    "Encrypts stored secrets. Comma-separated: the first encrypts, all decrypt. Left out: made and kept in DATA_DIR; required with DATABASE_URL.",
  ],
  PUBLIC_URL: [z.url().optional(), "The address people use, if a proxy stands in front."],
  EGRESS_ALLOW: [
    list.default([]),
    "Private hosts, host:port or CIDR ranges that skills may be on, comma-separated.",
  ],
  LLM_BASE_URL: [
    z.url({ protocol: /^https?$/ }).optional(),
    "A language model that plans: its OpenAI-compatible address, such as http://localhost:11434/v1.",
  ],
  LLM_MODEL: [z.string().optional(), "With LLM_BASE_URL: the model's name there."],
  LLM_API_KEY: [
    z
      .string()
      .transform((text) => new Secret(text))
      .optional(),
    "With LLM_BASE_URL: the key that it wants, if any.",
  ],
  LOG_LEVEL: [
    z.enum(["fatal", "error", "warn", "info", "debug", "silent"]).default("info"),
    "Logs go to standard error.",
  ],
  TRUST_PROXY: [
    hops.default(0),
    "How many proxies stand in front, whose x-forwarded-* headers are believed: a number.",
  ],
  ADMIN_ACCOUNT: [z.string().optional(), "With --no-demo: the first admin's account."],
  ADMIN_PASSWORD: [z.string().min(8).optional(), "With --no-demo: the first admin's password."],
  DEMO_PASSWORD: [
    z.string().min(1).optional(),
    "The demo accounts' password. Left out: made up and printed once.",
  ],
  CODE_TTL: [count.max(300).default(60), "Seconds a skill has to exchange a code; at most 300."],
  CALLS_KEPT_DAYS: [
    count.default(365),
    "Days for which calls are kept, with what was sent and answered; audit events stay.",
  ],
  CONSENT_TTL: [count.default(600), "Seconds a consent card waits for an answer."],
} as const;

type Settings = { [K in keyof typeof settings]: z.infer<(typeof settings)[K][0]> };

export interface Config extends Settings {
  /** Whether the demo organisation is made: on loopback unless `--no-demo`; elsewhere only with `--demo`. */
  readonly demo: boolean;
}

const flags = {
  port: { type: "string" },
  host: { type: "string" },
  data: { type: "string" },
  demo: { type: "boolean" },
  "no-demo": { type: "boolean" },
  help: { type: "boolean", short: "h" },
} as const;

/** The command line wins over the environment. All problems are told at once. */
export function readConfig(argv: readonly string[], env: NodeJS.ProcessEnv): Config {
  const flags = readFlags(argv);
  const source: Record<string, string | undefined> = {
    ...env,
    ...(flags.port === undefined ? {} : { PORT: flags.port }),
    ...(flags.host === undefined ? {} : { HOST: flags.host }),
    ...(flags.data === undefined ? {} : { DATA_DIR: flags.data }),
  };
  const problems: string[] = [];
  const values = Object.fromEntries(
    Object.entries(settings).map(([name, [schema]]) => {
      const text = source[name];
      const read = schema.safeParse(text === "" ? undefined : text);
      if (!read.success)
        problems.push(`${name}: ${read.error.issues.map((issue) => issue.message).join("; ")}`);
      return [name, read.data];
    }),
  ) as Settings;
  if (values.DATABASE_OWNER_URL !== undefined && values.DATABASE_URL === undefined)
    problems.push("DATABASE_OWNER_URL: belongs to DATABASE_URL, which is left out");
  if ((values.LLM_BASE_URL === undefined) !== (values.LLM_MODEL === undefined))
    problems.push("LLM_BASE_URL and LLM_MODEL: belong together; set both or neither");
  if (values.DATABASE_URL !== undefined && !source.SECRET_KEY)
    problems.push(
      `SECRET_KEY: required with DATABASE_URL, the same on every node; make one with: ${howToMakeAKey}`,
    );
  if (problems.length > 0)
    throw new StartError(`These settings are not valid: ${problems.join(" | ")}. See npm start -- --help.`);
  const loopback = ["127.0.0.1", "localhost", "::1"].includes(values.HOST);
  return { ...values, demo: flags["no-demo"] !== true && (flags.demo === true || loopback) };
}

function readFlags(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: flags, strict: true }).values;
  } catch (error) {
    throw new StartError(
      `${error instanceof Error ? error.message : "Unknown option"}. See npm start -- --help.`,
    );
  }
}

export function manual(): string {
  const lines = Object.entries(settings).map(([name, [, text]]) => `  ${name.padEnd(20)}${text}`);
  return [
    "npm start [-- --port 8080 --host 127.0.0.1 --data ./data --no-demo]",
    "",
    "  --no-demo       Make no demo organisation; --demo makes it when not listening on loopback.",
    "",
    "By environment:",
    ...lines,
  ].join("\n");
}
