const values = new Set(["enum", "const", "default"]);

/** Names that a schema gives to what is inside a value, at any depth. */
export function* propertyNames(schema: unknown): Generator<string> {
  if (typeof schema !== "object" || schema === null) return;
  for (const [keyword, value] of Object.entries(schema)) {
    if (values.has(keyword) || typeof value !== "object" || value === null) continue;
    if (keyword !== "properties" || Array.isArray(schema)) yield* propertyNames(value);
    else
      for (const [name, property] of Object.entries(value)) {
        yield name;
        yield* propertyNames(property);
      }
  }
}
