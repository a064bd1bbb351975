type Part = Record<string, unknown>;

const flows: Record<string, string> = {
  application: "clientCredentials",
  accessCode: "authorizationCode",
  implicit: "implicit",
  password: "password",
};

/** A security definition of Swagger 2.0 as a security scheme; keys in header and query are the same in both. */
export function securityScheme(definition: Part): Part {
  const { type, flow, authorizationUrl, tokenUrl, scopes, ...rest } = definition;
  if (type === "basic") return { ...rest, type: "http", scheme: "basic" };
  if (type !== "oauth2") return definition;
  const name = flows[String(flow)] ?? String(flow);
  const said = {
    ...(authorizationUrl !== undefined && { authorizationUrl }),
    ...(tokenUrl !== undefined && { tokenUrl }),
    scopes: scopes ?? {},
  };
  return { ...rest, type, flows: { [name]: said } };
}
