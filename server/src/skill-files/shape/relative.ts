/** Addresses of servers that OpenAPI reads as beginning where the file is. */

/** `/api`, `./api`, `api/v1`: no scheme, no host, and not a host that lacks its scheme. */
export function isRelative(address: string): boolean {
  return (
    /^(\/(?!\/)|\.{1,2}(\/|$)|[\w-]+(\/|$)(?!\/))[^\s\\?#@:]*$/.test(address) && !/^localhost\b/.test(address)
  );
}

/** Where a relative address leads from the document that it stands in. Variables in it stay as they are. */
export function fromDocument(address: string, document: URL): string {
  if (address.startsWith("/")) return `${document.origin}${address}`.replace(/\/$/, "");
  const folders = document.pathname.split("/").slice(1, -1);
  for (const part of address.split("/")) {
    if (part === "..") folders.pop();
    else if (part !== "." && part !== "") folders.push(part);
  }
  return [document.origin, ...folders].join("/");
}

/** Below the address of a service: one that has a path of its own is meant whole. */
export function fromService(address: string, service: URL): string {
  const whole = `${service.origin}${service.pathname}`.replace(/\/+$/, "");
  if (service.pathname !== "/") return whole;
  return fromDocument(address === "" ? "/" : address, new URL(service.origin));
}
