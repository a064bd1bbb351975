import type { ApiContent, ApiPoint } from "../../api/schema.gen.ts";

/** A permission point while it is edited: its key stays when others come and go before it. */
export interface EditedPoint extends ApiPoint {
  key: string;
}

/** What an API says, while it is edited. */
export interface Edited extends Omit<ApiContent, "points"> {
  points: readonly EditedPoint[];
}

/** With what was before, and what was taken back. */
export interface Editing {
  now: Edited;
  past: readonly Edited[];
  future: readonly Edited[];
  /** What was changed last: writing on in one place is one step back. */
  place: string | null;
}

const stepsKept = 100;

let lastKey = 0;
const newKey = () => `point-${++lastKey}`;

export function editingOf({ points, ...content }: ApiContent): Editing {
  const now = { ...content, points: points.map((point) => ({ ...point, key: newKey() })) };
  return { now, past: [], future: [], place: null };
}

export const contentOf = ({ points, ...content }: Edited): ApiContent => ({
  ...content,
  points: points.map(({ key: _, ...point }) => point),
});

/** `place`: where; left out, the change is a step by itself. */
export function changed(
  editing: Editing,
  change: (now: Edited) => Edited,
  place: string | null = null,
): Editing {
  const { now, past } = editing;
  const isSameStep = place !== null && place === editing.place;
  return {
    now: change(now),
    past: isSameStep ? past : [...past, now].slice(-stepsKept),
    future: [],
    place,
  };
}

export function undone({ now, past, future }: Editing): Editing {
  const before = past.at(-1);
  if (before === undefined) return { now, past, future, place: null };
  return { now: before, past: past.slice(0, -1), future: [now, ...future], place: null };
}

export function redone({ now, past, future: [after, ...rest] }: Editing): Editing {
  if (after === undefined) return { now, past, future: [], place: null };
  return { now: after, past: [...past, now], future: rest, place: null };
}

export function withPoint(content: Edited, key: string, change: Partial<ApiPoint>): Edited {
  return {
    ...content,
    points: content.points.map((point) => (point.key === key ? { ...point, ...change } : point)),
  };
}

export const withoutPoint = (content: Edited, key: string): Edited => ({
  ...content,
  points: content.points.filter((point) => point.key !== key),
});

/** At the end, with what most have: it reads, of one's own, of low risk. */
export function withNewPoint(content: Edited, namespace: string): { content: Edited; key: string } {
  const key = newKey();
  const point: EditedPoint = {
    ...{ key, code: `${namespace}.`, kind: "delegated", write: false, sensitive: false, risk: "low" },
    ...{ name: { zh: "", en: "" }, description: { zh: "", en: "" }, operations: [], fields: [] },
  };
  return { content: { ...content, points: [...content.points, point] }, key };
}

/** The namespace of each code follows. */
export const inNamespace = (content: Edited, from: string, to: string): Edited => ({
  ...content,
  points: content.points.map((point) => {
    const isIn = point.code.startsWith(`${from}.`);
    return isIn ? { ...point, code: `${to}.${point.code.slice(from.length + 1)}` } : point;
  }),
});

export const isSame = (one: ApiContent, other: ApiContent): boolean =>
  JSON.stringify(ordered(one)) === JSON.stringify(ordered(other));

/** Members in one order, as the server may have kept them in another. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, member]) => [name, ordered(member)]),
  );
}
