import { useEffect, useState } from "react";
import { useApi, useSaveDraft } from "../../api/apis.ts";
import { isStatus, problemsOf } from "../../api/client.ts";
import type { Api } from "../../api/schema.gen.ts";
import { toast } from "../../ui/toast.tsx";
import { contentOf } from "../editing/edited.ts";
import { type ContentEditing, useEditing } from "../editing/use-editing.ts";
import { useApiWords } from "../words.ts";

/** The draft as it is edited here, on top of the one that is saved. */
export interface Draft {
  editing: ContentEditing;
  saving: boolean;
  /** What went wrong, and stands at no place of the draft. */
  failure: Error | null;
  /** Answers whether it is saved. */
  save: () => Promise<boolean>;
  /** Somebody else saved meanwhile. */
  conflict: { loadTheirs: () => Promise<void>; keepMine: () => Promise<unknown>; forget: () => void } | null;
}

export function useDraft(api: Api): Draft {
  const say = useApiWords();
  const editing = useEditing(api.draft);
  const [revision, setRevision] = useState(api.revision);
  const save = useSaveDraft(api.id);
  const { refetch } = useApi(api.id);
  const isTaken = isStatus(save.error, 409);

  function load(saved: Api): void {
    editing.replace(saved.draft);
    editing.settle(saved.draft);
    setRevision(saved.revision);
  }

  // Nothing was written here that another's draft would lose.
  const isBehind = api.revision !== revision && !editing.isChanged && !save.isPending;
  useEffect(() => {
    if (isBehind) load(api);
  }, [isBehind]);

  async function saveOver(over: number): Promise<boolean> {
    const content = contentOf(editing.content);
    try {
      const { api: saved } = await save.mutateAsync({ content, revision: over });
      editing.settle(content);
      setRevision(saved.revision);
      toast.success(say("saved"));
      return true;
    } catch (error) {
      editing.refused(error);
      return false;
    }
  }

  return {
    editing,
    saving: save.isPending,
    failure: isTaken || problemsOf(save.error).length > 0 ? null : save.error,
    save: () => (editing.isChanged ? saveOver(revision) : Promise.resolve(true)),
    conflict: isTaken
      ? {
          async loadTheirs() {
            const { data } = await refetch({ throwOnError: true });
            if (data) load(data);
            save.reset();
          },
          async keepMine() {
            const { data } = await refetch({ throwOnError: true });
            return data && saveOver(data.revision);
          },
          forget: save.reset,
        }
      : null,
  };
}
