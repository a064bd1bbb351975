const shown = 160;

/** The details of an event on one line: "code: Contact.User.mobile · decision: approve". */
export function detailsText(details: Readonly<Record<string, unknown>>): string {
  const parts = Object.entries(details)
    .map(([key, value]) => [key, valueText(value)] as const)
    .filter(([, text]) => text !== "");
  const text = parts.map(([key, value]) => `${key}: ${value}`).join(" · ");
  return text.length <= shown ? text : `${text.slice(0, shown - 1)}…`;
}

function valueText(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.map(valueText).join(", ");
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
