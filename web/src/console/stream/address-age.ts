const newFor = 24 * 60 * 60 * 1000;

/** Whether an address was seen for the first time within the last day. Both in epoch milliseconds. */
export function isNewAddress(firstSeen: number, now: number): boolean {
  return now - firstSeen < newFor;
}
