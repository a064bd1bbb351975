/** An instance of a series: the series' id, and when it would begin by the rule. */
export interface InstanceId {
  seriesId: string;
  originalStart: number;
}

const form = /^(evt_[A-Za-z0-9_-]{16})_(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)Z)?$/;

/** `evt_…_20260329T070000Z`, or `evt_…_20260329` where the series is all-day. */
export function instanceIdOf(
  seriesId: string,
  originalStart: number,
  { allDay }: { allDay: boolean },
): string {
  const text = new Date(originalStart).toISOString().replaceAll(/[-:]|\.\d+/g, "");
  return `${seriesId}_${allDay ? text.slice(0, 8) : text}`;
}

/** `undefined`: it is the id of an event, or of nothing. */
export function readInstanceId(id: string): InstanceId | undefined {
  const [, seriesId, year, month, day, hour = "00", minute = "00", second = "00"] = form.exec(id) ?? [];
  // An instance is a year long at most: what begins in the last year may end in one that has five digits.
  if (seriesId === undefined || year === "9999") return undefined;
  const originalStart = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(originalStart) ? undefined : { seriesId, originalStart };
}
