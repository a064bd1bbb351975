import type { ReactNode } from "react";
import type { Confirmation } from "../../api/schema.gen.ts";
import { BreakableCode } from "../../ui/breakable-code.tsx";
import { cx } from "../../ui/class-names.ts";
import { GivenName, GivenText } from "../../ui/given-name.tsx";
import { clip } from "../../ui/text.ts";
import { candidatesOf } from "./candidates.ts";
import { type Effect, effectOf } from "./effect.ts";
import type { ConfirmationForm } from "./use-confirmation-form.ts";
import { useConfirmationWords } from "./words.ts";

const signs = {
  adds: { sign: "+", look: "text-accent-ink" },
  changes: { sign: "~", look: "text-accent-ink" },
  takes: { sign: "−", look: "text-danger-ink" },
  reads: { sign: "=", look: "text-faint" },
} as const satisfies Record<Effect, { sign: string; look: string }>;

/** What would be other than before, from the operation's method and words, never a model's; and whom it may reach. */
export function Effects({ confirmation, form }: { confirmation: Confirmation; form: ConfirmationForm }) {
  const say = useConfirmationWords();
  const { method, summary, operationId, skill } = confirmation;
  const effect = effectOf(method);
  const { sign, look } = signs[effect];
  const people = form.parameters.flatMap((parameter) => {
    const chosen = candidatesOf(parameter)?.find(({ id }) => id === form.textOf(parameter));
    return chosen === undefined ? [] : [chosen.title];
  });
  const host =
    skill.host === "" ? say("ownProgram") : <bdi className="font-mono text-code">{skill.host}</bdi>;
  const what = <GivenName max={120}>{summary || operationId}</GivenName>;
  return (
    <section aria-label={say("effects")} className="flex flex-wrap items-baseline gap-x-4 pt-2.5 pb-2">
      <span aria-hidden="true" className="flex-1 text-note font-medium text-faint">
        {say("effects")}
      </span>
      <Line sign={sign} look={look}>
        {say.rich(effect, { host, what: <b className="font-semibold">{what}</b> })}
      </Line>
      {effect !== "reads" && people.length > 0 && (
        <Line sign="!" look="text-notice-ink">
          {say.rich("mayReach", { people: <GivenText max={200}>{people.join(say("and"))}</GivenText> })}
        </Line>
      )}
      <BreakableCode className="order-1 min-w-0 text-code text-faint">{clip(operationId, 100)}</BreakableCode>
    </section>
  );
}

function Line({ sign, look, children }: { sign: string; look: string; children: ReactNode }) {
  return (
    <p className="order-2 grid basis-full grid-cols-[1.25rem_minmax(0,1fr)] items-baseline py-0.5">
      <span aria-hidden="true" className={cx("font-mono font-semibold", look)}>
        {sign}
      </span>
      <span>{children}</span>
    </p>
  );
}
