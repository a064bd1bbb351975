/** How the process that draws ends where it refuses an image; no number that a program ends with by itself. */
export const refusals = { unreadable: 64, tooManyPixels: 65 } as const;
