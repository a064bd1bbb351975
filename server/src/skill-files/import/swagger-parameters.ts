/** Parameters of Swagger 2.0: those that stay parameters, and those that make up a body. */

type Part = Record<string, unknown>;

/** What a Swagger file says once for all of its operations. */
export interface Given {
  parameters: Part;
  consumes: string[];
  produces: string[];
}

const ofSchema = new Set([
  ...["type", "format", "items", "default", "enum", "pattern", "multipleOf", "nullable"],
  ...["maximum", "minimum", "exclusiveMaximum", "exclusiveMinimum", "maxLength", "minLength"],
  ...["maxItems", "minItems", "uniqueItems"],
  ...["x-dingtalk-context", "x-dingtalk-entity", "x-dingtalk-default", "x-nullable"],
]);

const styles: Record<string, Part> = {
  csv: { style: "form", explode: false },
  ssv: { style: "spaceDelimited", explode: false },
  pipes: { style: "pipeDelimited", explode: false },
  multi: { style: "form", explode: true },
};

/** In a path or a header there is one way to write a list, which is the same in both versions. */
export function parameterOf(parameter: Part): Part {
  if (parameter.$ref !== undefined) return parameter;
  const { rest, schema, collectionFormat } = parted(parameter);
  const isList = schema.type === "array" && parameter.in === "query";
  const style = isList ? styles[String(collectionFormat ?? "csv")] : undefined;
  return { ...rest, ...style, ...(Object.keys(schema).length > 0 && { schema }) };
}

/** What the schema of it is, and what stands beside it. */
function parted(parameter: Part): { rest: Part; schema: Part; collectionFormat: unknown } {
  const { collectionFormat, ...said } = parameter;
  const entries = Object.entries(said);
  const schema = Object.fromEntries(entries.filter(([key]) => ofSchema.has(key)));
  const rest = Object.fromEntries(entries.filter(([key]) => !ofSchema.has(key)));
  const isFile = schema.type === "file";
  return {
    rest,
    schema: isFile ? { ...schema, type: "string", format: "binary" } : schema,
    collectionFormat,
  };
}

export function bodyOf(parameters: readonly Part[], consumes: readonly string[]): Part | undefined {
  const whole = parameters.find((parameter) => parameter.in === "body");
  if (whole !== undefined) return wholeBody(whole, consumes.length > 0 ? consumes : ["application/json"]);
  return parameters.length > 0 ? formOf(parameters, consumes) : undefined;
}

function wholeBody({ name, in: _place, schema = {}, ...rest }: Part, types: readonly string[]): Part {
  const content = Object.fromEntries(types.map((type) => [type, { schema }]));
  return { ...rest, ...(name !== undefined && { "x-body-name": name }), content };
}

const forms = ["multipart/form-data", "application/x-www-form-urlencoded"];

function formOf(fields: readonly Part[], consumes: readonly string[]): Part {
  const hasFile = fields.some(({ type }) => type === "file");
  const accepted = consumes.filter((type) => forms.includes(type));
  const fit = hasFile
    ? ["multipart/form-data"]
    : accepted.length > 0
      ? accepted
      : ["application/x-www-form-urlencoded"];
  const properties: Part = {};
  const encoding: Part = {};
  for (const field of fields) {
    const { rest, schema, collectionFormat } = parted(field);
    const { name, in: _place, required, ...beside } = rest;
    properties[String(name)] = { ...beside, ...schema };
    if (schema.type === "array") encoding[String(name)] = styles[String(collectionFormat ?? "csv")] ?? {};
  }
  const required = fields.flatMap((field) => (field.required === true ? [String(field.name)] : []));
  const schema = { type: "object", properties, ...(required.length > 0 && { required }) };
  const media = { schema, ...(Object.keys(encoding).length > 0 && { encoding }) };
  const content = Object.fromEntries(fit.map((type) => [type, media]));
  return { ...(required.length > 0 && { required: true }), content };
}
