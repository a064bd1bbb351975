/**
 * The path to return to after signing in. Anything that could lead to another origin becomes the chat:
 * absolute and protocol-relative URLs, backslashes that browsers read as slashes, control characters.
 */
export function safeReturnPath(next: string | undefined, origin: string): string {
  const home = "/chat";
  if (next === undefined || !next.startsWith("/")) return home;
  const url = URL.parse(next, origin);
  if (url === null || url.origin !== origin || url.pathname.startsWith("//") || url.pathname === "/sign-in")
    return home;
  return url.pathname + url.search + url.hash;
}
