import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import {
  type ExportRead,
  HeadForm,
  readExport,
  Unreadable,
} from "../../../server/src/audit/chain/export-file.ts";
import { fingerprintOf, isSigned, type SignedHead } from "../../../server/src/audit/chain/signed-head.ts";

type Say = (line: string) => void;

export const auditManual = `behalf audit verify FILE
                        Whether an export of the audit is as it was sealed, without asking the platform:
                        each event's hash, the order, that none is missing, the signature at the end.

  --head FILE           a head that was kept from before: the export must hold it too; may be repeated
  --key FINGERPRINT     of the key that must have signed (SHA-256 of the public key, as the audit has it)
  --json                one JSON object instead of sentences
  --help

Ends with 0 when all of it holds, 1 with the first row that does not, 2 when a file cannot be read or the call itself
is off. The files: GET /api/audit/export, GET /api/audit/head, or Admin › Audit.`;

const options = {
  head: { type: "string", multiple: true },
  key: { type: "string" },
  json: { type: "boolean", default: false },
  help: { type: "boolean", short: "h", default: false },
} as const;

/** Answers the exit code. */
export async function audit(args: string[], say: Say): Promise<0 | 1 | 2> {
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    if (values.help) {
      say(auditManual);
      return 0;
    }
    const [verb, file, ...more] = positionals;
    if (verb !== "verify" || file === undefined || more.length > 0)
      return refuse(say, "Name one export to verify: behalf audit verify audit.ndjson");
    const heads = await Promise.all((values.head ?? []).map(readHead));
    const verdict = await verify(file, heads, values.key);
    if (values.json) say(JSON.stringify(verdict, null, 2));
    else for (const line of verdict.said) say(line);
    return verdict.ok ? 0 : 1;
  } catch (error) {
    return refuse(say, error instanceof Error ? error.message : String(error));
  }
}

function refuse(say: Say, why: string): 2 {
  say(why);
  say("“behalf audit --help” says more.");
  return 2;
}

interface KeptHead {
  file: string;
  head: SignedHead;
}

async function readHead(file: string): Promise<KeptHead> {
  const text = await readFile(file, "utf8");
  try {
    return { file, head: HeadForm.parse(JSON.parse(text)) };
  } catch {
    throw new Error(`${file}: this is no head of an audit`);
  }
}

interface Verdict {
  ok: boolean;
  file: string;
  organisation: string;
  /** How far it holds. */
  position: number;
  hash: string;
  /** Of the key that signed the end. */
  key?: string;
  firstBad?: { position: number | null; id: number | null; problem: string };
  said: string[];
}

async function verify(file: string, heads: readonly KeptHead[], key: string | undefined): Promise<Verdict> {
  const positions = new Set(heads.map(({ head }) => head.position));
  const read = await readExport(linesOf(file), positions).catch((error) => {
    throw error instanceof Unreadable ? new Error(`${file}: ${error.message}`) : error;
  });
  const { organisation, end, fault, head } = read;
  const faults = [
    ...(fault === undefined ? [] : [`${file}: ${sentenceOf(read)}`]),
    ...heads.flatMap((kept) => headFault(read, kept)),
    ...(key === undefined ? [] : keyFaults([...(head ? [{ file, head }] : []), ...heads], key)),
  ];
  const holds = `${file}: ${end.position} events follow one another, up to the hash ${end.hash}`;
  const signed = head && { key: fingerprintOf(head.publicKey) };
  const said = faults.length > 0 ? faults : [holds, ...(head ? [signedBy(head)] : []), ...heads.map(held)];
  const firstBad = typeof fault === "object" ? { firstBad: fault } : {};
  return { ok: faults.length === 0, file, organisation, ...end, ...signed, ...firstBad, said };
}

function linesOf(file: string): AsyncIterable<string> {
  return createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY });
}

function sentenceOf({ fault, end }: ExportRead): string {
  const after = `${end.position} events hold before it`;
  if (fault === "signature") return "the signature at its end is not right";
  if (fault === "head") return `its chain does not end where its last line says; it goes to ${end.position}`;
  switch (fault?.problem) {
    case "missing":
      return `event ${fault.id} at position ${fault.position} is gone; ${after}`;
    case "gap":
      return `position ${fault.position} is empty; ${after}`;
    default:
      return `event ${fault?.id} at position ${fault?.position} is not as it was sealed; ${after}`;
  }
}

function headFault({ organisation, end, hashes, fault }: ExportRead, { file, head }: KeptHead): string[] {
  if (!isSigned(head)) return [`${file}: its signature is not right`];
  if (head.organisation !== organisation) return [`${file}: it is another organisation's`];
  if (head.position === 0 || hashes.get(head.position) === head.hash) return [];
  if (hashes.has(head.position)) return [`${file}: the event at position ${head.position} was another one`];
  if (typeof fault === "object") return [];
  return [
    `${file}: the chain went to ${head.position}, and ends at ${end.position} now: what came after that is gone`,
  ];
}

function keyFaults(heads: readonly KeptHead[], key: string): string[] {
  return heads.flatMap(({ file, head }) => {
    const fingerprint = fingerprintOf(head.publicKey);
    return fingerprint === key.toLowerCase()
      ? []
      : [`${file}: it was signed with another key, ${fingerprint}`];
  });
}

const signedBy = ({ at, publicKey }: SignedHead) =>
  `signed at ${at} with the key ${fingerprintOf(publicKey)}`;
const held = ({ file, head }: KeptHead) => `${file}: position ${head.position} of ${head.at} is in it`;
