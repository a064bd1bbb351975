import { Blocks, FileCode2 } from "lucide-react";
import type { ReactNode } from "react";
import type { SkillSample } from "../api/schema.gen.ts";
import { Blank } from "../ui/blank.tsx";
import { useSkipped } from "../ui/first-run/skipped.ts";
import { choiceLook, SampleList, SampleText } from "./samples/sample-list.tsx";
import { useStudioWords } from "./words.ts";

interface NoAssistantsProps {
  create: ReactNode;
  onBegin: (sample: SkillSample) => void;
}

/** In the place of the list while there is none: what can be made, from a sample. The guide above says the rest. */
export function NoAssistants({ create, onBegin }: NoAssistantsProps) {
  const say = useStudioWords();
  const [unguided] = useSkipped();
  const samples = (
    <>
      <h3 className="mb-1.5 text-note font-medium text-faint">{say("fromSample")}</h3>
      <SampleList>
        {(sample) => (
          <button type="button" className={choiceLook} onClick={() => onBegin(sample)}>
            <SampleText sample={sample} icon={<FileCode2 aria-hidden="true" />} />
          </button>
        )}
      </SampleList>
    </>
  );
  if (!unguided) return <div className="max-w-4xl pb-8 sm:pl-22">{samples}</div>;
  return (
    <Blank icon={<Blocks />} title={say("emptyTitle")} text={say("emptyText")} action={create}>
      {samples}
    </Blank>
  );
}
