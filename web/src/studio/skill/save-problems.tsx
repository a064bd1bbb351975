import { FailureNote } from "../../ui/failure.tsx";
import { useAuthenticationWords } from "./authentication/words.ts";
import { countProblems } from "./marks.ts";
import type { SaveSkill } from "./use-save-skill.ts";
import { useSkillWords } from "./words.ts";

/** Why it was not saved. */
export function SaveProblems({ saving }: { saving: SaveSkill }) {
  const say = useSkillWords();
  const sayAuthentication = useAuthenticationWords();
  const texts = [
    ...(saving.problems ? [say("refused", { count: countProblems(saving.problems).errors })] : []),
    ...(saving.authenticationRefused ? [sayAuthentication("notSaved")] : []),
    ...(saving.privacyProblem ? [saving.privacyProblem] : []),
  ];
  if (texts.length === 0 && !saving.error) return null;
  return (
    <div className="px-4 py-2">
      {texts.map((text) => (
        <p key={text} role="alert" className="text-notice-ink">
          {text}
        </p>
      ))}
      {saving.error ? <FailureNote error={saving.error} onRetry={saving.save} /> : null}
    </div>
  );
}
