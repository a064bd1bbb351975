import type { ReactNode } from "react";
import type { SkillSample } from "../../api/schema.gen.ts";
import { useSkillSamples } from "../../api/skills.ts";
import { FailureNote } from "../../ui/failure.tsx";
import { useLanguage } from "../../ui/language/language.ts";
import { Skeleton } from "../../ui/spinner.tsx";
import { Tile } from "../../ui/tile.tsx";
import { useSampleWords } from "./words.ts";

/** The skill files to begin with; the caller says what choosing one does. */
export function SampleList({ children }: { children: (sample: SkillSample) => ReactNode }) {
  const say = useSampleWords();
  const samples = useSkillSamples();
  if (samples.error) return <FailureNote error={samples.error} onRetry={() => void samples.refetch()} />;
  if (samples.isPending) return <Skeleton lines={4} />;
  if (samples.data.length === 0) return <p className="text-faint">{say("none")}</p>;
  return (
    <ul className="divide-y divide-line border-line-strong border-y">
      {samples.data.map((sample) => (
        <li key={sample.id} className="grid">
          {children(sample)}
        </li>
      ))}
    </ul>
  );
}

/** The look of one thing to begin with, as a link or as a button. */
export const choiceLook =
  "flex w-full items-center gap-3 py-2.5 text-left hover:bg-hover focus-visible:-outline-offset-2";

interface ChoiceTextProps {
  icon: ReactNode;
  name: string;
  text: string;
}

export function ChoiceText({ icon, name, text }: ChoiceTextProps) {
  return (
    <>
      <Tile quiet>{icon}</Tile>
      <span className="min-w-0">
        <span className="block font-semibold wrap-anywhere">{name}</span>
        <span className="block text-pretty text-soft wrap-anywhere">{text}</span>
      </span>
    </>
  );
}

export function SampleText({ sample, icon }: { sample: SkillSample; icon: ReactNode }) {
  const language = useLanguage();
  return <ChoiceText icon={icon} name={sample.title[language]} text={sample.description[language]} />;
}
