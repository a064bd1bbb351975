import { useState } from "react";
import { isStatus, problemsOf } from "../../../api/client.ts";
import type { Authentication, AuthenticationView } from "../../../api/skills.ts";
import { useFailureText } from "../../../ui/failure.tsx";
import {
  type AuthenticationDraft,
  authenticationOf,
  emptyDraft,
  type FieldName,
  fieldOfPath,
  fieldProblems,
  holdsText,
} from "./authentication-draft.ts";
import { useAuthenticationWords } from "./words.ts";

/** What saving will do: leave what is saved, take it away, or put this in its place. */
type Change = { kind: "keep" } | { kind: "remove" } | { kind: "give"; draft: AuthenticationDraft };

export interface AuthenticationEditing {
  saved: AuthenticationView | null;
  change: Change;
  /** Whether leaving would lose something. */
  dirty: boolean;
  /** What is wrong, by field. */
  problems: Partial<Record<FieldName, string>>;
  /** What is wrong with all of it. */
  problem: string | null;
  give: (draft: AuthenticationDraft) => void;
  remove: () => void;
  keep: () => void;
  /** Counts up each time it was refused, here or by the server. */
  refusals: number;
  /** What to send; undefined leaves it as it is. */
  given: Authentication | undefined;
  /** Says what is missing. Whether it can be sent. */
  check: () => boolean;
  /** Takes a refusal of the server that is about it. Whether it was. */
  takeRefusal: (error: unknown) => boolean;
}

interface Told {
  fields: Partial<Record<FieldName, string>>;
  all: string | null;
}

const nothing: Told = { fields: {}, all: null };

export function useAuthentication(saved: AuthenticationView | null): AuthenticationEditing {
  const say = useAuthenticationWords();
  const failureText = useFailureText();
  const [change, setChange] = useState<Change>({ kind: "keep" });
  const [tried, setTried] = useState(false);
  const [told, setTold] = useState(nothing);
  const [refusals, setRefusals] = useState(0);
  const own = change.kind === "give" ? fieldProblems(change.draft) : {};
  const words = Object.fromEntries(Object.entries(own).map(([name, problem]) => [name, say(problem)]));

  function set(next: Change) {
    setChange(next);
    setTold(nothing);
  }

  return {
    saved,
    change,
    dirty: change.kind === "remove" || (change.kind === "give" && holdsText(change.draft)),
    problems: { ...told.fields, ...(tried ? words : {}) },
    problem: told.all,
    give: (draft) => set({ kind: "give", draft }),
    remove: () => set({ kind: "remove" }),
    keep: () => {
      set({ kind: "keep" });
      setTried(false);
    },
    refusals,
    given: givenBy(change),
    check: () => {
      setTried(true);
      const complete = Object.keys(own).length === 0;
      if (!complete) setRefusals(refusals + 1);
      return complete;
    },
    takeRefusal: (error) => {
      const moved = isStatus(error, 400) && error.code === "authentication_host_changed";
      const refused = moved ? { fields: {}, all: failureText(error) } : refusalOf(error);
      if (refused === null) return false;
      if (moved && change.kind === "keep")
        setChange({ kind: "give", draft: emptyDraft(saved?.type ?? "none") });
      setTold(refused);
      setRefusals(refusals + 1);
      return true;
    },
  };
}

function givenBy(change: Change): Authentication | undefined {
  if (change.kind === "remove") return { type: "none" };
  return change.kind === "give" && change.draft.type !== "none" ? authenticationOf(change.draft) : undefined;
}

function refusalOf(error: unknown): Told | null {
  const told: Told = { fields: {}, all: null };
  for (const { path, message } of problemsOf(error)) {
    const field = fieldOfPath(path);
    if (field === "all") told.all = message;
    else if (field !== null) told.fields[field] = message;
  }
  return told.all === null && Object.keys(told.fields).length === 0 ? null : told;
}
