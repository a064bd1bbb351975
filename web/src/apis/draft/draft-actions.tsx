import { useNavigate } from "@tanstack/react-router";
import type { Api } from "../../api/schema.gen.ts";
import { Button } from "../../ui/button.tsx";
import { isSame } from "../editing/edited.ts";
import type { Place } from "../place.ts";
import { useApiWords } from "../words.ts";
import type { Draft } from "./use-draft.ts";

interface DraftActionsProps {
  api: Api;
  draft: Draft;
  place: Place;
  mayPublish: boolean;
}

/** Saves the draft, and leads to what publishing it would change. */
export function DraftActions({ api, draft, place, mayPublish }: DraftActionsProps) {
  const say = useApiWords();
  const navigate = useNavigate();
  const { editing, saving } = draft;
  const isPublished = api.published !== null && isSame(api.draft, api.published) && !editing.isChanged;
  const toDraft = () => navigate({ to: `${place}/$apiId`, params: { apiId: api.id }, search: {} });
  const toPublishing = () =>
    navigate({ to: `${place}/$apiId`, params: { apiId: api.id }, search: { part: "publish" } });
  return (
    <>
      <span role="status" className="text-note text-faint max-sm:sr-only">
        {editing.isChanged ? say("unsaved") : isPublished && say("isPublished")}
      </span>
      {editing.isChanged && (
        <Button
          variant={mayPublish ? "plain" : "main"}
          busy={saving}
          onClick={() => void draft.save().then((saved) => (saved ? undefined : toDraft()))}
        >
          {say("save")}
        </Button>
      )}
      {mayPublish && !isPublished && (
        <Button
          variant="main"
          disabled={saving}
          onClick={() => void draft.save().then((saved) => (saved ? toPublishing() : toDraft()))}
        >
          {say("toPublish")}
        </Button>
      )}
    </>
  );
}
