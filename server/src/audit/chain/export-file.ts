import { z } from "zod";
import { Chain, type ChainEnd, type Fault } from "./link.ts";
import { isSigned, type SignedHead } from "./signed-head.ts";

/** What the first line of an export says it is. */
export const exportFormat = "behalf audit export 1";

const Text = z.string().nullable();
const Hash = z.string().regex(/^[0-9a-f]{64}$/);

const FirstLine = z.object({ format: z.literal(exportFormat), organisation: z.string() });

const EventLine = z.object({
  position: z.int().positive(),
  id: z.int(),
  hash: Hash,
  event: z
    .object({
      at: z.string(),
      event: z.string(),
      actorKind: z.string(),
      actorId: Text,
      subject: Text,
      details: z.string(),
    })
    .nullable(),
});

export const HeadForm: z.ZodType<SignedHead> = z.object({
  organisation: z.string(),
  position: z.int().min(0),
  hash: Hash,
  at: z.string(),
  publicKey: z.string(),
  signature: z.string(),
});

const LastLine = z.object({ head: HeadForm });

/** A file that is no export, or not a whole one. */
export class Unreadable extends Error {}

/** What an export turned out to hold. */
export interface ExportRead {
  organisation: string;
  /** How far it holds. */
  end: ChainEnd;
  /** `head`: the last line is signed, and it is not where the chain ends. `signature`: nor is it signed. */
  fault: Fault | "head" | "signature" | undefined;
  /** Its last line. */
  head: SignedHead | undefined;
  /** The hashes at the positions that were asked for, as far as the chain holds. */
  hashes: ReadonlyMap<number, string>;
}

/**
 * Reads an export line by line, up to the first that does not hold.
 * @throws Unreadable when it is no export, or its last line is missing
 */
export async function readExport(
  lines: AsyncIterable<string>,
  positions: ReadonlySet<number> = new Set(),
): Promise<ExportRead> {
  let chain: Chain | undefined;
  let organisation = "";
  const hashes = new Map<number, string>();
  let number = 0;
  for await (const line of lines) {
    number += 1;
    const value = parsed(line, number);
    if (chain === undefined) {
      ({ organisation } = read(FirstLine, value, number));
      chain = new Chain(organisation);
      continue;
    }
    const last = LastLine.safeParse(value);
    if (last.success) return { organisation, hashes, ...ending(chain.end, last.data.head, organisation) };
    const link = read(EventLine, value, number);
    const fault = chain.add(link);
    if (fault !== undefined) return { organisation, hashes, end: chain.end, fault, head: undefined };
    if (positions.has(link.position)) hashes.set(link.position, link.hash);
  }
  throw new Unreadable(number === 0 ? "it is empty" : `it is cut off after line ${number}: export it again`);
}

function ending(
  end: ChainEnd,
  head: SignedHead,
  organisation: string,
): Pick<ExportRead, "end" | "fault" | "head"> {
  if (!isSigned(head)) return { end, fault: "signature", head };
  const isItsEnd =
    head.organisation === organisation && head.position === end.position && head.hash === end.hash;
  return { end, fault: isItsEnd ? undefined : "head", head };
}

function parsed(line: string, number: number): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new Unreadable(`line ${number} is not JSON`);
  }
}

function read<T>(form: z.ZodType<T>, value: unknown, number: number): T {
  const result = form.safeParse(value);
  if (result.success) return result.data;
  throw new Unreadable(`line ${number} is no line of an export of the audit`);
}
