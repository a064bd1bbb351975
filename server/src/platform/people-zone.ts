/** The clock that people's words go by, such as “tomorrow at three”, and their calendars: the machine's, or that of `TZ`. */
export const peopleZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;
