/** Of a route, what says which requests it answers. */
export interface Served {
  method: string;
  url: string;
}

/**
 * Whether one of these routes answers an API of the catalogue: the same method, and part by part the same path. A
 * parameter of the route takes whatever stands there; what the catalogue leaves open, only a parameter takes.
 */
export function isServed(api: { method: string; path: string }, routes: readonly Served[]): boolean {
  const wanted = api.path.split("/");
  return routes.some(({ method, url }) => {
    const parts = url.split("/");
    return (
      method === api.method &&
      parts.length === wanted.length &&
      parts.every((part, index) => part.startsWith(":") || part === wanted[index])
    );
  });
}
