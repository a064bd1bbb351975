const loopback = new Set(["localhost", "127.0.0.1", "[::1]"]);

export type RedirectFault =
  | "empty"
  | "notWhole"
  | "notSecure"
  | "withUser"
  | "withHash"
  | "withStar"
  | "spelled"
  | "twice"
  | "tooMany";

/** Why an address cannot be added, by the name of its words; the server says the same. */
export function redirectUrlFault(text: string, held: readonly string[]): RedirectFault | undefined {
  if (text === "") return "empty";
  const url = URL.parse(text);
  if (url === null) return "notWhole";
  if (url.protocol !== "https:" && !(url.protocol === "http:" && loopback.has(url.hostname)))
    return "notSecure";
  if (url.username !== "" || url.password !== "") return "withUser";
  if (text.includes("#")) return "withHash";
  if (text.includes("*")) return "withStar";
  if (url.href !== text) return "spelled";
  if (held.includes(text)) return "twice";
  return held.length >= 20 ? "tooMany" : undefined;
}
