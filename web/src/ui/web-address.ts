/** Whether a text is an address that a browser opens: what the server takes as a link. */
export function isWebAddress(text: string): boolean {
  const url = URL.parse(text.trim());
  return url !== null && (url.protocol === "https:" || url.protocol === "http:");
}
