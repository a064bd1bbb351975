import { z } from "zod";

const loopback = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * Why a person may not be sent back to an address with a code; nothing where they may. What the browser would spell
 * otherwise than it is written is refused too: the addresses are compared letter by letter.
 */
export function redirectUrlFault(text: string): string | undefined {
  const url = URL.parse(text);
  if (url === null) return "write a whole address, such as https://app.example.com/callback";
  if (url.protocol !== "https:" && !(url.protocol === "http:" && loopback.has(url.hostname)))
    return "begin with https:// — http:// is for localhost, 127.0.0.1 and [::1] alone";
  if (url.username !== "" || url.password !== "") return "leave out the user name and the password";
  if (text.includes("#")) return "leave out the # and what follows it";
  if (text.includes("*")) return "write each address by itself: * stands for nothing";
  if (url.href !== text) return `write it as a browser does: ${url.href}`;
  return undefined;
}

/**
 * Whether a person may be sent to an address: it is one of those registered, letter by letter; on their own machine at
 * any port, since a program there takes the one that is free (RFC 8252 §7.3).
 */
export function isRegistered(address: string, registered: readonly string[]): boolean {
  if (redirectUrlFault(address) !== undefined) return false;
  return registered.includes(address) || registered.some((url) => sameButForPort(url, address));
}

function sameButForPort(registered: string, address: string): boolean {
  const [one, other] = [new URL(registered), new URL(address)];
  if (one.protocol !== "http:" || !loopback.has(one.hostname)) return false;
  one.port = other.port;
  return one.href === other.href;
}

const RedirectUrl = z
  .string()
  .max(500, "at most 500 characters")
  .superRefine((text, context) => {
    const message = redirectUrlFault(text);
    if (message !== undefined) context.addIssue({ code: "custom", message });
  });

export const RedirectUrls = z
  .array(RedirectUrl)
  .max(20, "at most 20 addresses")
  .superRefine((urls, context) => {
    urls.forEach((url, at) => {
      if (urls.indexOf(url) < at)
        context.addIssue({ code: "custom", path: [at], message: "it is in the list already" });
    });
  })
  .describe("https, or http on this machine; compared letter by letter.");
