/** The ways a secret may be written in text, the longest first. */
export function spellingsOf(secret: string): string[] {
  const bytes = Buffer.from(secret);
  const inUrl = encodeURIComponent(secret.toWellFormed());
  const inJson = JSON.stringify(secret).slice(1, -1);
  const hex = bytes.toString("hex");
  const all = [
    secret,
    inUrl,
    inUrl.replace(/%[0-9A-F]{2}/g, (octet) => octet.toLowerCase()),
    inUrl.replaceAll("%20", "+"),
    inJson,
    inJson.replaceAll("/", "\\/"),
    hex,
    hex.toUpperCase(),
    [...secret].reverse().join(""),
    ...base64Cores(bytes),
  ];
  return [...new Set(all)].sort((a, b) => b.length - a.length);
}

/**
 * What base64 makes of the secret wherever it stands in a longer text: three positions, each without the characters
 * that its neighbours change.
 */
function base64Cores(bytes: Buffer): string[] {
  const cores = [0, 1, 2].map((before) => {
    const text = Buffer.concat([Buffer.alloc(before), bytes])
      .toString("base64")
      .replace(/=+$/, "");
    const isWhole = (before + bytes.byteLength) % 3 === 0;
    return text.slice(before === 0 ? 0 : before + 1, isWhole ? undefined : -1);
  });
  const both = cores.flatMap((core) => [core, core.replaceAll("+", "-").replaceAll("/", "_")]);
  return both.filter((core) => core.length >= 8);
}
