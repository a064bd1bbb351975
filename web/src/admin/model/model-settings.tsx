import { type FormEvent, useState } from "react";
import { problemsOf } from "../../api/client.ts";
import { useSetModel } from "../../api/model.ts";
import type { OrganisationModel } from "../../api/schema.gen.ts";
import { Button } from "../../ui/button.tsx";
import { FailureNote } from "../../ui/failure.tsx";
import { Sheet } from "../../ui/sheet.tsx";
import { toast } from "../../ui/toast.tsx";
import { BudgetFields } from "./budget-fields.tsx";
import { draftOf, faultsOf, inputOf, type ModelDraft, type ModelField } from "./model-draft.ts";
import { ModelFields } from "./model-fields.tsx";
import { ResultsChoice } from "./results-choice.tsx";
import { useModelWords } from "./words.ts";

/** The organisation's own decision, saved as a whole. */
export function ModelSettings({ model }: { model: OrganisationModel }) {
  const say = useModelWords();
  const { draft, change, problem, error, save, isChanged, isSaving } = useModelForm(model);
  return (
    <form noValidate onSubmit={save} className="space-y-8" aria-label={say("settings")}>
      <Sheet title={say("own")} level={2}>
        <p className="mb-4 max-w-[52em] text-pretty text-soft">{say("ownText")}</p>
        <ModelFields {...{ model, draft, change, problem }} />
      </Sheet>
      <Sheet title={say("results")} level={2}>
        <ResultsChoice chosen={draft.delegatedResults} onChoose={(it) => change({ delegatedResults: it })} />
      </Sheet>
      <Sheet title={say("budgets")} level={2}>
        <p className="mb-4 max-w-[52em] text-pretty text-soft">{say("budgetsText")}</p>
        <BudgetFields {...{ draft, change, problem }} />
      </Sheet>
      <div>
        <Button type="submit" variant="main" busy={isSaving} disabled={!isChanged}>
          {say("save")}
        </Button>
        {error && <FailureNote error={error} />}
      </div>
    </form>
  );
}

function useModelForm(model: OrganisationModel) {
  const say = useModelWords();
  const set = useSetModel();
  const [changed, setChanged] = useState<Partial<ModelDraft>>({});
  const [tried, setTried] = useState(false);
  const draft = { ...draftOf(model), ...changed };
  const faults = faultsOf(draft);
  const refused = problemsOf(set.error);

  function problem(field: ModelField): string | undefined {
    const fault = tried ? faults[field] : undefined;
    return fault ? say(fault) : refused.find(({ path }) => path.endsWith(field))?.message;
  }
  function save(event: FormEvent): void {
    event.preventDefault();
    setTried(true);
    if (Object.keys(faults).length > 0) return;
    set.mutate(inputOf(draft), {
      onSuccess: () => {
        setChanged({});
        setTried(false);
        toast.success(say("saved"));
      },
    });
  }
  const change = (part: Partial<ModelDraft>) => {
    set.reset();
    setChanged({ ...changed, ...part });
  };
  const error = refused.length === 0 ? set.error : null;
  const isChanged = Object.keys(changed).length > 0;
  return { draft, change, problem, error, save, isChanged, isSaving: set.isPending };
}
