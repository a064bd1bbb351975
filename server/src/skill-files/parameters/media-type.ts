/** A media type of a `content` map without its parameters, in lower case; undefined when it is none one may send. */
export function mediaType(name: string): string | undefined {
  const type = (name.split(";")[0] ?? "").trim().toLowerCase();
  return /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+$/.test(type) || isRange(type) ? type : undefined;
}

/** `text/*` and the like. */
export function isRange(type: string): boolean {
  return /^(\*|[\w-]+)\/\*$/.test(type);
}

export function isJson(type: string): boolean {
  return type === "application/json" || type.endsWith("+json");
}
