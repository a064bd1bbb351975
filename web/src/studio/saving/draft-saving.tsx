import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from "react";

/** How far the saving of a draft is. */
export type Saving =
  /** Nothing was changed here yet. */
  { is: "resting" } | { is: "saving" } | { is: "saved"; at: string } | { is: "failed"; again: () => void };

/** What is written and not saved: in a moment it will be, or something is still missing. */
export type Unsaved = "waiting" | "incomplete" | null;

interface DraftSaving {
  saving: Saving;
  unsaved: Unsaved;
  setUnsaved: (unsaved: Unsaved) => void;
  /** Runs what saves and tells of it; answers whether it is saved. */
  save: (work: () => Promise<unknown>, again: () => void) => Promise<boolean>;
  /** What could not be saved is as it was before. */
  forget: () => void;
}

const Place = createContext<DraftSaving | null>(null);

/** One for a draft: whatever saves a part of it below tells here. */
export function DraftSavingPlace({ children }: { children: ReactNode }) {
  const [saving, setSaving] = useState<Saving>({ is: "resting" });
  const [unsaved, setUnsaved] = useState<Unsaved>(null);
  const running = useRef(0);
  const save = useCallback<DraftSaving["save"]>(async (work, again) => {
    running.current += 1;
    setSaving({ is: "saving" });
    try {
      await work();
      running.current -= 1;
      if (running.current === 0) setSaving({ is: "saved", at: new Date().toISOString() });
      return true;
    } catch {
      running.current -= 1;
      setSaving({ is: "failed", again });
      return false;
    }
  }, []);
  const forget = useCallback(() => setSaving((now) => (now.is === "failed" ? { is: "resting" } : now)), []);
  const value = useMemo(
    () => ({ saving, unsaved, setUnsaved, save, forget }),
    [saving, unsaved, save, forget],
  );
  return <Place value={value}>{children}</Place>;
}

export function useDraftSaving(): DraftSaving {
  const place = useContext(Place);
  if (place === null) throw new Error("a draft is saved only inside a DraftSavingPlace");
  return place;
}
