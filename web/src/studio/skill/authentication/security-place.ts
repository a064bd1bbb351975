/** Where a skill file says what it asks for. */
export interface SecurityPlace {
  member: string;
  line: number;
}

const requirement = /^[ \t]*(["']?)(security)\1[ \t]*:/m;
const definition = /^[ \t]*(["']?)(securitySchemes|securityDefinitions)\1[ \t]*:/m;

/** The requirement, else the schemes it could ask for; undefined for what is not written line by line. */
export function securityPlace(document: string): SecurityPlace | undefined {
  const found = requirement.exec(document) ?? definition.exec(document);
  const member = found?.[2];
  if (found === null || member === undefined) return undefined;
  return { member, line: document.slice(0, found.index).split("\n").length };
}
