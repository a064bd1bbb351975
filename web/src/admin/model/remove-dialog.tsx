import { useSetModel } from "../../api/model.ts";
import type { OrganisationModel } from "../../api/schema.gen.ts";
import { ConfirmDialog } from "../../ui/dialog.tsx";
import { toast } from "../../ui/toast.tsx";
import { removalOf } from "./model-draft.ts";
import { useModelWords } from "./words.ts";

interface RemoveDialogProps {
  model: OrganisationModel;
  onClose: () => void;
}

export function RemoveDialog({ model, onClose }: RemoveDialogProps) {
  const say = useModelWords();
  const set = useSetModel();
  const { operator } = model;
  return (
    <ConfirmDialog
      danger
      title={say("removeTitle", { model: model.model ?? "" })}
      confirm={say("removeNow")}
      onConfirm={async () => {
        await set.mutateAsync(removalOf(model));
        toast.success(say("removed"));
      }}
      onClose={onClose}
    >
      <p>{operator === null ? say("removeToBuiltIn") : say("removeToOperator", { host: operator })}</p>
      <p>{say("removeText")}</p>
    </ConfirmDialog>
  );
}
