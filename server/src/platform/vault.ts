import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { Secret } from "./secret.ts";

/** Keeps secrets that must come out again, such as the key to a skill, so that the database alone gives none away. */
export interface Vault {
  /** As text for a column. `about` names the row it belongs to: put into another row, it does not open. */
  seal(text: Secret, about: string): string;
  /** @throws NotOpened */
  open(sealed: string, about: string): Secret;
  /** How everything begins that the first key sealed; the rest can be sealed again, so that its keys can go. */
  readonly mark: string;
}

/** What was sealed cannot be opened: its key is gone, or it was changed or moved. The message is for the operator. */
export class NotOpened extends Error {
  override readonly name = "NotOpened";
}

interface Key {
  /** Names the key in what it sealed; says nothing about it. */
  id: string;
  bytes: Buffer;
}

const algorithm = "aes-256-gcm";
const ivBytes = 12;
const tagBytes = 16;

/** The first key seals, every one opens (`SECRET_KEY`). A key is any text with the randomness of 256 bits. */
export function openVault(texts: readonly Secret[]): Vault {
  const [current, ...older] = texts.map(keyOf);
  if (current === undefined) throw new Error("a vault needs a key");
  const keys = new Map([...older, current].map((key) => [key.id, key]));
  const mark = `v1.${current.id}.`;
  return {
    mark,
    seal: (text, about) => mark + encrypt(current, text, about).toString("base64url"),
    open(sealed, about) {
      const [, id = "", box = ""] = /^v1\.([0-9a-f]{8})\.([\w-]+)$/.exec(sealed) ?? [];
      const key = keys.get(id);
      if (key === undefined) {
        const named = id === "" ? "in an unknown form" : `with the key ${id}`;
        throw new NotOpened(
          `A secret was sealed ${named}, which SECRET_KEY does not list. List that key after the first, or have the secret given again.`,
        );
      }
      return decrypt(key, Buffer.from(box, "base64url"), about);
    },
  };
}

function keyOf(text: Secret): Key {
  const derive = (info: string, bytes: number) =>
    Buffer.from(hkdfSync("sha256", text.reveal(), "behalf", info, bytes));
  return { id: derive("key id", 4).toString("hex"), bytes: derive("vault", 32) };
}

/** Initialisation vector, tag, ciphertext (NIST SP 800-38D): the vector is random and never used twice. */
function encrypt(key: Key, text: Secret, about: string): Buffer {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv(algorithm, key.bytes, iv).setAAD(Buffer.from(about));
  const sealed = Buffer.concat([cipher.update(text.reveal(), "utf8"), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]);
}

function decrypt(key: Key, box: Buffer, about: string): Secret {
  const [iv, tag] = [box.subarray(0, ivBytes), box.subarray(ivBytes, ivBytes + tagBytes)];
  try {
    const decipher = createDecipheriv(algorithm, key.bytes, iv, { authTagLength: tagBytes })
      .setAAD(Buffer.from(about))
      .setAuthTag(tag);
    const opened = [decipher.update(box.subarray(ivBytes + tagBytes)), decipher.final()];
    return new Secret(Buffer.concat(opened).toString("utf8"));
  } catch (error) {
    throw new NotOpened(`What was sealed for ${about} was changed or is not its own.`, { cause: error });
  }
}
