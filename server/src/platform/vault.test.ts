import { describe, expect, test } from "vitest";
import { randomText, Secret } from "./secret.ts";
import { NotOpened, openVault } from "./vault.ts";

const [key, otherKey] = [randomText(), randomText()];
const vault = openVault([key]);
const canary = new Secret("canary-天气-token");

describe("what is sealed", () => {
  test("comes out again for the row it was sealed for", () => {
    expect(vault.open(vault.seal(canary, "skl_1"), "skl_1").reveal()).toBe(canary.reveal());
    expect(vault.open(vault.seal(new Secret(""), "skl_1"), "skl_1").reveal()).toBe("");
  });

  test("does not show the secret or the key, and is never the same twice", () => {
    const [one, two] = [vault.seal(canary, "skl_1"), vault.seal(canary, "skl_1")];
    expect(one).not.toBe(two);
    const bytes = Buffer.from(one.split(".")[2] ?? "", "base64url").toString("latin1");
    for (const secret of [canary.reveal(), "canary", key.reveal()]) expect(one + bytes).not.toContain(secret);
  });

  test("does not open in another row", () => {
    expect(() => vault.open(vault.seal(canary, "skl_1"), "skl_2")).toThrow(NotOpened);
  });

  test("does not open when any of its bytes was changed or its end is missing", () => {
    const sealed = vault.seal(canary, "skl_1");
    const [version, id, box = ""] = sealed.split(".");
    const bytes = Buffer.from(box, "base64url");
    for (let i = 0; i < bytes.length; i++) {
      const changed = Buffer.from(bytes);
      changed[i] = (changed[i] ?? 0) ^ 1;
      const text = `${version}.${id}.${changed.toString("base64url")}`;
      expect(() => vault.open(text, "skl_1")).toThrow(NotOpened);
      const cut = `${version}.${id}.${bytes.subarray(0, i).toString("base64url")}`;
      expect(() => vault.open(cut, "skl_1")).toThrow(NotOpened);
    }
  });

  test.each(["", "v1", "v2.00000000.AAAA", "v1.zzzzzzzz.AAAA", "plain text"])("%j is not opened", (text) => {
    expect(() => vault.open(text, "skl_1")).toThrow(NotOpened);
  });
});

describe("changing the key (T53)", () => {
  const sealed = vault.seal(canary, "skl_1");

  test("what an older key sealed opens while it is listed; the first key seals", () => {
    const rotated = openVault([otherKey, key]);
    expect(rotated.open(sealed, "skl_1").reveal()).toBe(canary.reveal());
    const begin = (vaultOf: typeof vault, text: string) => text.startsWith(vaultOf.mark);
    expect([begin(rotated, sealed), begin(vault, sealed)]).toEqual([false, true]);
    const anew = rotated.seal(canary, "skl_1");
    expect([begin(rotated, anew), begin(vault, anew)]).toEqual([true, false]);
  });

  test("without the older key the operator is told which one is missing, and nothing of it", () => {
    const id = sealed.split(".")[1] ?? "";
    const open = () => openVault([otherKey]).open(sealed, "skl_1");
    expect(open).toThrow(`the key ${id}, which SECRET_KEY does not list`);
    expect(open).not.toThrow(key.reveal());
  });
});
