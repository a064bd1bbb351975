import { Link } from "@tanstack/react-router";
import { CirclePlus, FileCode2 } from "lucide-react";
import { Dialog } from "../ui/dialog.tsx";
import { ChoiceText, choiceLook, SampleList, SampleText } from "./samples/sample-list.tsx";
import { useStudioWords } from "./words.ts";

/** From blank, or from a sample. */
export function AddSkillDialog({ assistantId, onClose }: { assistantId: string; onClose: () => void }) {
  const say = useStudioWords();
  const page = { to: "/studio/$assistantId/skills/new", params: { assistantId } } as const;
  return (
    <Dialog wide title={say("addSkill")} onClose={onClose}>
      <h3 className="mb-2 text-[0.8125rem] text-faint">{say("blank")}</h3>
      <Link {...page} className={choiceLook}>
        <ChoiceText icon={<CirclePlus aria-hidden="true" />} name={say("custom")} text={say("customText")} />
      </Link>
      <h3 className="mt-5 mb-2 text-[0.8125rem] text-faint">{say("fromSample")}</h3>
      <div className="pb-2">
        <SampleList>
          {(sample) => (
            <Link {...page} search={{ sample: sample.id }} className={choiceLook}>
              <SampleText sample={sample} icon={<FileCode2 aria-hidden="true" />} />
            </Link>
          )}
        </SampleList>
      </div>
    </Dialog>
  );
}
