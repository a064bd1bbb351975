import type { Operation, Parameter } from "../../skill-files/index.ts";

/**
 * The operation with a parameter for each member that is given besides what its body describes, where the body lets
 * such members in. What has the name of another parameter is none: it is given by `body.` and its name.
 */
export function withOtherMembers(operation: Operation, given: Readonly<Record<string, unknown>>): Operation {
  const { otherMembers, parameters } = operation;
  if (otherMembers === undefined) return operation;
  const keys = new Set(parameters.map(({ key }) => key));
  const names = new Set(parameters.map(({ name }) => name));
  const described = new Set(otherMembers.except);
  const others = Object.keys(given).flatMap((key): Parameter[] => {
    if (keys.has(key)) return [];
    const afterPlace = key.startsWith("body.") ? key.slice("body.".length) : "";
    const name = names.has(afterPlace) ? afterPlace : key;
    if (described.has(name) || (name === key && names.has(name)) || !isKept(name)) return [];
    const { schema } = otherMembers;
    return [{ key, name, in: "body", required: false, description: "", schema, context: null, entity: null }];
  });
  return others.length === 0 ? operation : { ...operation, parameters: [...parameters, ...others] };
}

/** As text in the database: without NUL or half a character. */
const isKept = (name: string): boolean => name.isWellFormed() && !name.includes("\0");
