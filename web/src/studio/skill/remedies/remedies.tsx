import type { SkillProblem } from "../../../api/schema.gen.ts";
import { Button } from "../../../ui/button.tsx";
import { FailureNote } from "../../../ui/failure.tsx";
import type { SkillDraft } from "../use-skill-draft.ts";
import { ServiceAddressForm } from "./service-address-form.tsx";
import { useRewrite } from "./use-rewrite.ts";
import { useRemedyWords } from "./words.ts";

interface RemediesProps {
  problems: readonly SkillProblem[];
  draft: SkillDraft;
  onReplace: (document: string) => void;
}

/** What the platform can do about the problems, each once, however many problems it is for. */
export function Remedies({ problems, draft, onReplace }: RemediesProps) {
  const has = (wanted: SkillProblem["remedy"]) => problems.some(({ remedy }) => remedy === wanted);
  return (
    <>
      {has("convert") && <Convert draft={draft} onReplace={onReplace} />}
      {has("service_address") && <ServiceAddressForm draft={draft} onReplace={onReplace} />}
    </>
  );
}

function Convert({ draft, onReplace }: Omit<RemediesProps, "problems">) {
  const say = useRemedyWords();
  const rewrite = useRewrite(draft, onReplace);
  return (
    <div className="mb-3 rounded-control bg-sunken px-3.5 py-2.5">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <p className="min-w-0 flex-1 basis-52 text-work">{say("convertText")}</p>
        <Button size="small" variant="main" busy={rewrite.working} onClick={() => rewrite.start()}>
          {say("convert")}
        </Button>
      </div>
      {rewrite.error && !rewrite.working ? <FailureNote error={rewrite.error} /> : null}
    </div>
  );
}
