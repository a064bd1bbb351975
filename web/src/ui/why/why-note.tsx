import type { ReactNode } from "react";
import type { StepWhy } from "../../api/schema.gen.ts";
import { Disclosure } from "../disclosure.tsx";
import { useWhyWords } from "./words.ts";

/** Why a step was chosen: by which words, what was out of the question, or what a model had to go by. */
export function WhyNote({ why }: { why: StepWhy }) {
  const say = useWhyWords();
  switch (why.by) {
    case "rule":
      return <p className="wrap-anywhere">{say("rule", { phrase: why.phrase })}</p>;
    case "built_in":
      return <BuiltIn why={why} />;
    case "model":
      return <Model why={why} />;
    default:
      return why satisfies never;
  }
}

type Of<B extends StepWhy["by"]> = Extract<StepWhy, { by: B }>;

function BuiltIn({ why: { how, best, out } }: { why: Of<"built_in"> }) {
  const say = useWhyWords();
  return (
    <div className="space-y-3">
      <p>{say(how)}</p>
      {best.length > 0 && (
        <Part title={say("best")}>
          {best.map(({ skillId, operationId, score, met }) => (
            <li key={`${skillId} ${operationId}`}>
              <Line code={operationId} aside={say("score", { score: score.toFixed(2) })} />
              {met.length > 0 && (
                <p className="text-soft wrap-anywhere">
                  {met.map(({ word, in: place }) => say(place, { word })).join(say("comma"))}
                </p>
              )}
            </li>
          ))}
        </Part>
      )}
      {out.length > 0 && (
        <Part title={say("out")}>
          {out.map(({ skillId, operationId, because }) => (
            <li key={`${skillId} ${operationId}`}>
              <Line code={operationId} />
              <p className="text-soft">{say(because)}</p>
            </li>
          ))}
        </Part>
      )}
    </div>
  );
}

function Model({ why: { provider, model, offered, shown, refused } }: { why: Of<"model"> }) {
  const say = useWhyWords();
  return (
    <div className="space-y-3">
      <p className="wrap-anywhere">{say("model", { model, host: provider })}</p>
      <Part title={say("offered", { count: offered.length })}>
        {offered.map((name) => (
          <li key={name}>
            <Line code={name} />
          </li>
        ))}
      </Part>
      {refused.length > 0 && (
        <Part title={say("refused")}>
          {refused.map(({ name, problem }, index) => (
            <li key={index}>
              <Line code={name} />
              <p className="text-soft wrap-anywhere">{problem}</p>
            </li>
          ))}
        </Part>
      )}
      <Disclosure label={say("shown")}>
        <p className="text-note text-faint">{say("shownNote")}</p>
        <ul className="mt-1 space-y-1">
          {shown.map(({ role, text }, index) => (
            <li key={index} className="wrap-anywhere">
              <span className="text-faint">{say(role)}</span> {text}
            </li>
          ))}
        </ul>
      </Disclosure>
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <p className="text-note text-faint">{title}</p>
      <ul className="mt-1 space-y-1.5">{children}</ul>
    </div>
  );
}

function Line({ code, aside }: { code: string; aside?: string }) {
  return (
    <p className="flex flex-wrap items-baseline justify-between gap-x-3">
      <code className="font-mono text-code wrap-anywhere">
        <bdi>{code}</bdi>
      </code>
      {aside && <span className="text-note text-faint tabular-nums">{aside}</span>}
    </p>
  );
}
