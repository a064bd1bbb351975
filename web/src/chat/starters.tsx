import { useSession } from "../api/session.ts";
import { GivenName } from "../ui/given-name.tsx";
import { useChatWords } from "./words.ts";

/** What an empty conversation shows: a greeting and three things to ask. */
export function Starters({ onPick }: { onPick: (text: string) => void }) {
  const say = useChatWords();
  const { user } = useSession();
  const questions = [say("starterPhone"), say("starterProfile"), say("starterAbilities")];
  return (
    <div className="flex flex-col items-center pt-8 pb-8 sm:pt-[12vh] text-center">
      <img src="/icon.svg" alt="" width="52" height="52" />
      <h1 className="mt-5 text-xl font-semibold tracking-tight">
        {say.rich("hello", { name: <GivenName max={30}>{user.name}</GivenName> })}
      </h1>
      <p className="mt-1.5 max-w-md text-balance text-soft">{say("intro")}</p>
      <ul className="mt-6 flex flex-wrap justify-center gap-2">
        {questions.map((question) => (
          <li key={question}>
            <button
              type="button"
              onClick={() => onPick(question)}
              className="min-h-11 rounded-full border border-line bg-surface px-4 text-soft transition-colors hover:border-edge hover:text-ink"
            >
              {question}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
