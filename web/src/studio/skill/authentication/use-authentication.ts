import { useState } from "react";
import { isStatus, problemsOf } from "../../../api/client.ts";
import type { Authentication, AuthenticationKind, AuthenticationView } from "../../../api/schema.gen.ts";
import { kindOfDraft, kindOfSaved } from "./asked.ts";
import {
  type AuthenticationDraft,
  authenticationOf,
  emptyDraft,
  type FieldName,
  fieldProblems,
  holdsText,
} from "./authentication-draft.ts";
import { nothingTold, refusalOf } from "./refusal.ts";
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
  /** Counts up each time it was refused, here or by the server. */
  refusals: number;
  give: (draft: AuthenticationDraft) => void;
  remove: () => void;
  keep: () => void;
  /** What to send; undefined leaves it as it is. */
  given: Authentication | undefined;
  /** How the platform will prove itself once it is saved, without the secret. */
  kind: AuthenticationKind | undefined;
  /** Says what is missing. Whether it can be sent. */
  check: () => boolean;
  /** Takes a refusal of the server that is about it. Whether it was. */
  takeRefusal: (error: unknown) => boolean;
}

export function useAuthentication(saved: AuthenticationView | null): AuthenticationEditing {
  const say = useAuthenticationWords();
  const [change, setChange] = useState<Change>({ kind: "keep" });
  const [told, setTold] = useState(nothingTold);
  const [refusals, setRefusals] = useState(0);
  const own = useOwnProblems(change);

  function set(next: Change) {
    setChange(next);
    setTold(nothingTold);
  }

  function check(): boolean {
    if (!own.say()) return true;
    setRefusals(refusals + 1);
    return false;
  }

  function takeRefusal(error: unknown): boolean {
    const elsewhere = saved !== null && isStatus(error, 400) && error.code === "authentication_host_changed";
    const refused = elsewhere
      ? { fields: {}, all: say("hostChanged", { host: saved.host }) }
      : refusalOf(problemsOf(error));
    if (refused === null) return false;
    if (elsewhere) setChange({ kind: "give", draft: emptyDraft(saved.type) });
    setTold(refused);
    setRefusals(refusals + 1);
    return true;
  }

  return {
    saved,
    change,
    dirty: change.kind === "remove" || (change.kind === "give" && holdsText(change.draft)),
    problems: { ...told.fields, ...own.said },
    problem: told.all,
    refusals,
    give: (draft) => set({ kind: "give", draft }),
    remove: () => set({ kind: "remove" }),
    keep: () => set({ kind: "keep" }),
    given: givenBy(change),
    kind: kindAfter(saved, change),
    check,
    takeRefusal,
  };
}

/** What is wrong without asking the server: said from the first time that it stood in the way. */
function useOwnProblems(change: Change) {
  const say = useAuthenticationWords();
  const [tried, setTried] = useState<AuthenticationDraft["type"] | null>(null);
  const draft = change.kind === "give" ? change.draft : emptyDraft("none");
  const problems = Object.entries(fieldProblems(draft));
  return {
    said: tried === draft.type ? Object.fromEntries(problems.map(([name, why]) => [name, say(why)])) : {},
    /** Whether there are any. */
    say: () => {
      setTried(draft.type);
      return problems.length > 0;
    },
  };
}

function givenBy(change: Change): Authentication | undefined {
  if (change.kind === "remove") return { type: "none" };
  return change.kind === "give" && change.draft.type !== "none" ? authenticationOf(change.draft) : undefined;
}

function kindAfter(saved: AuthenticationView | null, change: Change): AuthenticationKind | undefined {
  if (change.kind === "give") return kindOfDraft(change.draft);
  return change.kind === "keep" && saved !== null ? kindOfSaved(saved) : undefined;
}
