import { useState } from "react";
import type { Answer } from "../api/schema.gen.ts";
import { ArmedButton } from "../ui/armed-button.tsx";
import { ConfirmDialog } from "../ui/dialog.tsx";
import { clip } from "../ui/text.ts";
import { useChatWords } from "./words.ts";

type Choice = NonNullable<Answer["choices"]>[number];
type Pick = (text: string, choiceId?: string) => void;

interface OffersProps {
  answer: Answer;
  disabled: boolean;
  onPick: Pick;
}

const maxValues = 8;

/** What the person may press or say next: the choices of the answer, else the values it asks for, and suggestions. */
export function Offers({ answer, disabled, onPick }: OffersProps) {
  const say = useChatWords();
  const { choices = [], suggestions = [] } = answer;
  const said = [...new Set([...(choices.length > 0 ? [] : valuesAsked(answer)), ...suggestions])];
  if (choices.length + said.length === 0) return null;
  return (
    <ul aria-label={say("offers")} className="mt-3 flex animate-show flex-wrap gap-2">
      {choices.map((choice) => (
        <li key={choice.id} className="max-w-full">
          {choice.ends ? (
            <EndingOffer choice={choice} asked={isQuestion(choices)} disabled={disabled} onPick={onPick} />
          ) : (
            <Offer text={choice.label} disabled={disabled} onPick={() => onPick(choice.label, choice.id)} />
          )}
        </li>
      ))}
      {said.map((text) => (
        <li key={text} className="max-w-full">
          <Offer text={text} disabled={disabled} onPick={() => onPick(text)} />
        </li>
      ))}
    </ul>
  );
}

/** An answer that also offers to leave things as they are asks already. */
const isQuestion = (choices: readonly Choice[]): boolean =>
  choices.some(({ kind, ends }) => kind === "platform" && !ends);

interface OfferProps {
  text: string;
  disabled: boolean;
  onPick: () => void;
}

function Offer({ text, disabled, onPick }: OfferProps) {
  return (
    <button
      type="button"
      disabled={disabled}
      onClick={onPick}
      className="target-44 min-h-control rounded-control border border-line-strong px-3 py-1 text-left text-work hover:border-accent-line hover:bg-accent-soft disabled:opacity-55"
    >
      <bdi>{clip(text, 80)}</bdi>
    </button>
  );
}

interface EndingOfferProps {
  choice: Choice;
  /** The answer itself is the question whether to do it. */
  asked: boolean;
  disabled: boolean;
  onPick: Pick;
}

/** Takes back what the person allowed: no stray click does it, and where nothing asked before, it is asked. */
function EndingOffer({ choice: { id, label }, asked, disabled, onPick }: EndingOfferProps) {
  const say = useChatWords();
  const [asking, setAsking] = useState(false);
  const pick = () => onPick(label, id);
  return (
    <>
      <ArmedButton
        variant="take"
        disabled={disabled}
        onClick={asked ? pick : () => setAsking(true)}
        className="max-w-full py-1 text-left"
      >
        <bdi>{clip(label, 80)}</bdi>
      </ArmedButton>
      {asking && (
        <ConfirmDialog
          title={label}
          confirm={say("takeBack")}
          danger
          onConfirm={async () => pick()}
          onClose={() => setAsking(false)}
        >
          <p>{say("takeBackText")}</p>
        </ConfirmDialog>
      )}
    </>
  );
}

/** The few values that one parameter may have, where it alone is asked for. */
function valuesAsked({ asks }: Answer): string[] {
  const [only, ...others] = asks?.missing ?? [];
  const values = others.length === 0 ? only?.schema.enum : undefined;
  if (!Array.isArray(values) || values.length > maxValues) return [];
  return values.filter((value) => typeof value === "string");
}
