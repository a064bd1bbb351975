import { CircleCheck, TriangleAlert } from "lucide-react";
import { useState } from "react";
import { useTryModel } from "../../api/model.ts";
import type { OrganisationModel } from "../../api/schema.gen.ts";
import { Button } from "../../ui/button.tsx";
import { Facts } from "../../ui/facts.tsx";
import { FailureNote } from "../../ui/failure.tsx";
import { Sheet } from "../../ui/sheet.tsx";
import { RemoveDialog } from "./remove-dialog.tsx";
import { useModelWords } from "./words.ts";

/** Who plans now, and whose choice that is. */
export function InUse({ model }: { model: OrganisationModel }) {
  const say = useModelWords();
  const [removing, setRemoving] = useState(false);
  const { source, provider } = model;
  return (
    <Sheet title={say("inUse")} level={2}>
      <p className="max-w-[52em] text-body text-pretty">{say(source, { host: provider ?? "" })}</p>
      {source !== "none" && <ModelFacts model={model} />}
      {source === "organisation" && model.operator !== null && (
        <p className="mt-2 text-soft">{say("ownWins", { host: model.operator })}</p>
      )}
      {source !== "none" && (
        <Trial key={`${provider} ${model.model} ${model.hasKey}`}>
          {source === "organisation" && (
            <Button variant="take" onClick={() => setRemoving(true)}>
              {say("remove")}
            </Button>
          )}
        </Trial>
      )}
      {removing && <RemoveDialog model={model} onClose={() => setRemoving(false)} />}
    </Sheet>
  );
}

function ModelFacts({ model: { provider, model, hasKey } }: { model: OrganisationModel }) {
  const say = useModelWords();
  return (
    <Facts
      className="mt-3"
      facts={[
        { label: say("provider"), value: <code className="font-mono text-code">{provider}</code> },
        { label: say("model"), value: <code className="font-mono text-code">{model}</code> },
        { label: say("key"), value: say(hasKey ? "keyKept" : "keyNone") },
      ]}
    />
  );
}

/** One question to the model in use; what is wrong is the server's own sentence. */
function Trial({ children }: { children: React.ReactNode }) {
  const say = useModelWords();
  const trial = useTryModel();
  return (
    <div className="mt-4">
      <div className="flex flex-wrap gap-2">
        <Button busy={trial.isPending} onClick={() => trial.mutate()}>
          {say("tryIt")}
        </Button>
        {children}
      </div>
      <div role="status">
        {trial.data && !trial.isPending && (
          <p
            className={`mt-3 flex max-w-[52em] gap-2.5 rounded-control px-3 py-2 ${trial.data.ok ? "bg-accent-soft text-accent-ink" : "bg-notice-soft text-notice-ink"}`}
          >
            {trial.data.ok ? (
              <CircleCheck aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
            ) : (
              <TriangleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
            )}
            <span className="min-w-0 wrap-anywhere">
              {trial.data.ok ? say("works", { ms: trial.data.ms ?? 0 }) : trial.data.problem}
            </span>
          </p>
        )}
      </div>
      {trial.error && <FailureNote error={trial.error} />}
    </div>
  );
}
