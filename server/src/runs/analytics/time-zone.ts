const names = new Set(Intl.supportedValuesOf("timeZone"));

/** As a database knows them too: by name, never as an abbreviation or an offset. */
export const isTimeZone = (name: string): boolean => name === "UTC" || names.has(name);
