/* What can be told from the text before the cursor, without reading the whole file. */

const scopeList =
  /x-dingtalk-delegated-scopes["']?\s*:\s*(?:\[[^\]]*["']?[\w.-]*|(?:#[^\n]*)?(?:\s*\n\s*-\s[^\n:]*)*\n\s*-\s+["']?[\w.-]*)$/;

/** Whether what is being written is a permission of an operation. */
export const isInScopes = (before: string): boolean => scopeList.test(before);

/** Whether there may be something to offer while one types: a name or a value that has begun, or where a value goes. */
export const isWorthAsking = (before: string): boolean =>
  /(?:[\w$]|[:-]\s)$/.test(before) && !/#[^\n]*$/.test(before);

export const isJsonText = (text: string): boolean => /^\s*[{[]/.test(text);

/** From how the language service writes places to fill in to how the editor does. */
export const placesToFill = (text: string): string =>
  text.replace(/\$(?:\{(\d+)(?::([^}]*))?\}|(\d+))/g, (_, braced, name, plain) =>
    name === undefined ? `\${${braced ?? plain}}` : `\${${braced}:${name}}`,
  );
