import { Link } from "@tanstack/react-router";
import { CirclePlus, FileCode2 } from "lucide-react";
import { Dialog } from "../ui/dialog.tsx";
import { ChoiceText, choiceLook, SampleList, SampleText } from "./samples/sample-list.tsx";
import { useStudioWords } from "./words.ts";

export function AddSkillDialog({ assistantId, onClose }: { assistantId: string; onClose: () => void }) {
  const say = useStudioWords();
  return (
    <Dialog wide title={say("addSkill")} onClose={onClose}>
      <SkillBeginnings assistantId={assistantId} />
    </Dialog>
  );
}

/** From blank, or from a sample. */
export function SkillBeginnings({ assistantId }: { assistantId: string }) {
  const say = useStudioWords();
  const page = { to: "/studio/$assistantId/skills/new", params: { assistantId } } as const;
  return (
    <>
      <h3 className="mb-1.5 text-note font-medium text-faint">{say("blank")}</h3>
      <div className="border-line-strong border-y">
        <Link {...page} className={choiceLook}>
          <ChoiceText
            icon={<CirclePlus aria-hidden="true" />}
            name={say("custom")}
            text={say("customText")}
          />
        </Link>
      </div>
      <h3 className="mt-5 mb-1.5 text-note font-medium text-faint">{say("fromSample")}</h3>
      <div className="pb-2">
        <SampleList>
          {(sample) => (
            <Link {...page} search={{ sample: sample.id }} className={choiceLook}>
              <SampleText sample={sample} icon={<FileCode2 aria-hidden="true" />} />
            </Link>
          )}
        </SampleList>
      </div>
    </>
  );
}
