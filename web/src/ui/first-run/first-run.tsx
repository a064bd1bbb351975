import { Link } from "@tanstack/react-router";
import { Check } from "lucide-react";
import type { ReactNode } from "react";
import { useAssistant, useAssistants } from "../../api/assistants.ts";
import { useEndedGrants, useGrants } from "../../api/grants.ts";
import type { Assistant } from "../../api/schema.gen.ts";
import { useSkillSamples } from "../../api/skills.ts";
import { type ButtonVariant, buttonClass } from "../button.tsx";
import { cx } from "../class-names.ts";
import { GivenName } from "../given-name.tsx";
import { doneSteps, presentAssistant, type Step, steps } from "./facts.ts";
import { useSkipped } from "./skipped.ts";
import { useFirstRunWords } from "./words.ts";

interface FirstRunProps {
  /** What makes an assistant: the studio's button, or elsewhere the way there. */
  create: ReactNode;
  /** Also where it was skipped or is over: for whoever looks for it. */
  always?: boolean;
}

/** Leads a builder to the first answer with their own permission. How far they are is read from what is there. */
export function FirstRun({ create, always = false }: FirstRunProps) {
  const assistants = useAssistants();
  const present = presentAssistant(assistants.data ?? []);
  const [skipped] = useSkipped();
  if (assistants.data === undefined || (skipped && !always)) return null;
  if (present === undefined) return <Guide assistant={undefined} done={new Set()} create={create} />;
  return <Going id={present.id} create={create} always={always} />;
}

function Going({ id, create, always }: FirstRunProps & { id: string }) {
  const assistant = useAssistant(id).data;
  const grants = useGrants().data;
  const ended = useEndedGrants().data;
  if (assistant === undefined || grants === undefined || ended === undefined) return null;
  const done = doneSteps({ assistant, grants: [...grants, ...ended] });
  if (done.size === steps.length && !always) return null;
  return <Guide assistant={assistant} done={done} create={create} />;
}

interface GuideProps {
  assistant: Assistant | undefined;
  done: ReadonlySet<Step>;
  create: ReactNode;
}

function Guide({ assistant, done, create }: GuideProps) {
  const say = useFirstRunWords();
  const current = steps.find((step) => !done.has(step));
  const runs = useSampleThatRuns();
  return (
    <section aria-labelledby="first-run" className="relative max-w-4xl py-6 sm:pl-16">
      <div className="sm:border-line-strong sm:border-l sm:pl-6">
        <h2 id="first-run" className="text-title font-semibold">
          {say("title")}
        </h2>
        <p className="mt-2 max-w-[52em] text-body text-pretty text-soft">
          {current === undefined ? say("finished") : say("lead")}
        </p>
        {assistant && (
          <p className="mt-1 text-note text-faint">
            {say.rich("about", { name: <GivenName max={40}>{assistant.name}</GivenName> })}
          </p>
        )}
      </div>
      <ol>
        {steps.map((step, index) => (
          <StepRow key={step} step={step} runs={runs} number={index + 1} is={stateOf(step, current, done)}>
            {step === "assistant" ? (
              current === step && create
            ) : (
              <StepLink step={step} runs={runs} assistant={assistant} is={stateOf(step, current, done)} />
            )}
          </StepRow>
        ))}
      </ol>
      <SkipLine />
    </section>
  );
}

/** Whether there is a sample whose service is there too: it comes to an answer without one of one's own. */
function useSampleThatRuns(): boolean {
  return useSkillSamples().data?.some(({ id }) => id === "profile") ?? false;
}

type StepState = "done" | "current" | "later";

function stateOf(step: Step, current: Step | undefined, done: ReadonlySet<Step>): StepState {
  if (done.has(step)) return "done";
  return step === current ? "current" : "later";
}

const marks = {
  done: "bg-accent text-on-accent",
  current: "bg-accent shadow-[inset_0_0_0_2px_var(--accent),inset_0_0_0_4px_var(--page)]",
  later: "bg-page shadow-[inset_0_0_0_1.5px_var(--edge)]",
} as const;

function StepRow({
  step,
  runs,
  number,
  is,
  children,
}: {
  step: Step;
  runs: boolean;
  number: number;
  is: StepState;
  children: ReactNode;
}) {
  const say = useFirstRunWords();
  return (
    <li
      aria-current={is === "current" ? "step" : undefined}
      className="relative flex flex-wrap items-center gap-x-4 gap-y-2 border-line-strong border-l py-3 pl-6"
    >
      <span
        aria-hidden="true"
        className="absolute -left-14 hidden w-9 text-right text-note text-faint sm:block"
      >
        {number}
      </span>
      <span
        aria-hidden="true"
        className={cx("absolute -left-[9px] grid size-[17px] place-items-center rounded-full", marks[is])}
      >
        {is === "done" && <Check className="size-3" strokeWidth={3} />}
      </span>
      <div className="min-w-0 flex-1 basis-64">
        <h3 className={cx("text-body", is === "current" ? "font-semibold" : "font-medium")}>
          {say(step)}
          {is !== "later" && <span className="sr-only"> – {say(is)}</span>}
        </h3>
        <p className="text-soft">{say(step === "skill" && runs ? "skillThatRuns" : `${step}Text`)}</p>
      </div>
      {children}
    </li>
  );
}

interface StepLinkProps {
  step: Exclude<Step, "assistant">;
  runs: boolean;
  assistant: Assistant | undefined;
  is: StepState;
}

/** To where the step is done; nowhere while there is no assistant to do it with, or when it is over. */
function StepLink({ step, runs, assistant, is }: StepLinkProps) {
  const say = useFirstRunWords();
  if (assistant === undefined || is === "done") return null;
  const variant: ButtonVariant = is === "current" ? "main" : "plain";
  const look = buttonClass(variant);
  const params = { assistantId: assistant.id };
  switch (step) {
    case "skill":
      return (
        <Link
          to="/studio/$assistantId/skills/new"
          params={params}
          search={{ sample: runs ? "profile" : "phone" }}
          className={look}
        >
          {say("skillAction")}
        </Link>
      );
    case "permission":
      return (
        <Link
          to="/console/$applicationId"
          params={{ applicationId: assistant.applicationId }}
          search={{ tab: "permissions" }}
          className={look}
        >
          {say("permissionAction")}
        </Link>
      );
    case "answer":
      return (
        <Link to="/studio/$assistantId" params={params} className={look}>
          {say("answerAction")}
        </Link>
      );
    default:
      return (
        <Link to="/studio/$assistantId" params={params} className={look}>
          {say("publishAction")}
        </Link>
      );
  }
}

function SkipLine() {
  const say = useFirstRunWords();
  const [skipped, skip] = useSkipped();
  return (
    <p className="border-line-strong pt-2 text-note text-faint sm:border-l sm:pl-6">
      {!skipped && `${say("skipLead")} `}
      <button
        type="button"
        onClick={() => skip(!skipped)}
        className="target-44 text-soft underline underline-offset-3 hover:text-ink"
      >
        {say(skipped ? "show" : "skip")}
      </button>
    </p>
  );
}
