/* Countdowns end when the server says so, whatever this machine's clock thinks. */

let ahead = 0;

/** Takes the `Date` header of an answer; it is whole seconds, so differences below two are noise. */
export function noteServerDate(header: string | null): void {
  const at = Date.parse(header ?? "");
  if (Number.isNaN(at)) return;
  const difference = at - Date.now();
  ahead = Math.abs(difference) < 2_000 ? 0 : difference;
}

/** Translates a server's ISO time into this machine's epoch milliseconds. */
export function localTimeOf(serverTime: string): number {
  return Date.parse(serverTime) - ahead;
}
