import { useState } from "react";
import { problemsOf as refusedPlaces } from "../../api/client.ts";
import type { ApiContent, ApiPoint, ApiProblem } from "../../api/schema.gen.ts";
import {
  changed,
  contentOf,
  type Edited,
  editingOf,
  isSame,
  redone,
  undone,
  withNewPoint,
  withoutPoint,
  withPoint,
} from "./edited.ts";
import { noProblems, type Problems, placed, withoutProblem } from "./problems.ts";

/** What an API says while somebody edits it, with what is wrong where, and the way back. */
export interface ContentEditing {
  content: Edited;
  problems: Problems;
  isChanged: boolean;
  undo: (() => void) | null;
  redo: (() => void) | null;
  change: (change: (now: Edited) => Edited, place?: string) => void;
  changePoint: (key: string, member: string, change: Partial<ApiPoint>) => void;
  addPoint: (namespace: string) => string;
  removePoint: (key: string) => void;
  /** What is wrong with what was sent, as a refusal says it. */
  refused: (error: unknown) => void;
  /** Of what is edited now, unless other content is given. */
  sayProblems: (problems: readonly ApiProblem[], of?: Edited) => void;
  forgetProblem: (place: string) => void;
  /** From now on nothing is changed but against this. */
  settle: (saved: ApiContent) => void;
  replace: (content: ApiContent) => Edited;
}

export function useEditing(initial: ApiContent): ContentEditing {
  const [saved, settle] = useState(initial);
  const [editing, setEditing] = useState(() => editingOf(initial));
  const [problems, setProblems] = useState<Problems>(noProblems);
  const { now, past, future } = editing;
  const change: ContentEditing["change"] = (how, place) => {
    setEditing((before) => changed(before, how, place ?? null));
    if (place !== undefined) setProblems((before) => withoutProblem(before, place));
  };
  return {
    content: now,
    problems,
    isChanged: !isSame(contentOf(now), saved),
    undo: past.length === 0 ? null : () => setEditing(undone),
    redo: future.length === 0 ? null : () => setEditing(redone),
    change,
    changePoint: (key, member, part) =>
      change((content) => withPoint(content, key, part), `${key}.${member}`),
    addPoint(namespace) {
      const { content, key } = withNewPoint(now, namespace);
      change(() => content, "points");
      return key;
    },
    removePoint: (key) => change((content) => withoutPoint(content, key)),
    refused: (error) => setProblems(placed(now, refusedPlaces(error))),
    sayProblems: (said, of = now) => setProblems(placed(of, said)),
    forgetProblem: (place) => setProblems((before) => withoutProblem(before, place)),
    settle(content) {
      settle(content);
      setProblems(noProblems);
    },
    replace(content) {
      const next = editingOf(content);
      setEditing(next);
      setProblems(noProblems);
      return next.now;
    },
  };
}
