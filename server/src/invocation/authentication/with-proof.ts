import type { BuiltRequest } from "../request/request.ts";
import type { Proof } from "./authentication.ts";

/** A request that says who we are. What proves it wins over whatever else stands in its place. */
export function withProof(request: BuiltRequest, { headers, pair }: Proof): BuiltRequest {
  const taken = new Set(headers.map(([name]) => name));
  const own = { ...request, headers: [...request.headers.filter(([name]) => !taken.has(name)), ...headers] };
  if (pair === undefined) return own;
  const written = `${pair.name}=${pair.value}`;
  const others = (pairs: string[]) => pairs.filter((one) => one !== "" && !one.startsWith(`${pair.name}=`));
  if (pair.in === "cookie") {
    const cookies = own.headers.flatMap(([name, value]) => (name === "cookie" ? value.split("; ") : []));
    const cookie = [...others(cookies), written].join("; ");
    return { ...own, headers: [...own.headers.filter(([name]) => name !== "cookie"), ["cookie", cookie]] };
  }
  const [path, query = ""] = own.uri.split("?");
  const uri = `${path}?${[...others(query.split("&")), written].join("&")}`;
  return { ...own, uri, url: own.url === "" ? "" : `${own.origin}${uri}` };
}
