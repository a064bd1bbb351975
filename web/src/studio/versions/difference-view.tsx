import { usePermissions } from "../../api/permissions.ts";
import type { AssistantDifference, DifferenceKind } from "../../api/schema.gen.ts";
import { GivenName } from "../../ui/given-name.tsx";
import { useLanguage } from "../../ui/language/language.ts";
import { Tag } from "../../ui/tag.tsx";
import { useVersionWords } from "./words.ts";

const tones = { added: "accent", removed: "danger", changed: "neutral" } as const;

/** What is different: skills with their operations, permissions, and each text before and after. */
export function DifferenceView({ difference }: { difference: AssistantDifference }) {
  const say = useVersionWords();
  const { skills, permissions, words } = difference;
  const codes = [
    ...permissions.added.map((code) => ({ code, change: "added" as const })),
    ...permissions.removed.map((code) => ({ code, change: "removed" as const })),
  ];
  if (skills.length + codes.length + words.length === 0) return <p className="text-soft">{say("same")}</p>;
  return (
    <div className="space-y-5">
      {codes.length > 0 && (
        <Part title={say("permissions")}>
          {codes.map(({ code, change }) => (
            <li key={code} className="flex flex-wrap items-baseline gap-x-3 py-1.5">
              <Kind change={change} />
              <Permission code={code} />
            </li>
          ))}
        </Part>
      )}
      {skills.length > 0 && (
        <Part title={say("skills")}>
          {skills.map((skill) => (
            <li key={skill.skillId} className="py-1.5">
              <p className="flex flex-wrap items-baseline gap-x-3">
                <Kind change={skill.change} />
                <GivenName>{skill.title}</GivenName>
              </p>
              {skill.change === "changed" && <Operations operations={skill.operations} />}
            </li>
          ))}
        </Part>
      )}
      {words.length > 0 && (
        <Part title={say("words")}>
          {words.map((word) => (
            <li key={word.member} className="grid gap-x-4 gap-y-1 py-2 sm:grid-cols-[8rem_1fr_1fr]">
              <span className="text-faint">{say(word.member)}</span>
              <Text label={say("before")} text={word.before} />
              <Text label={say("after")} text={word.after} />
            </li>
          ))}
        </Part>
      )}
    </div>
  );
}

function Part({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section>
      <h3 className="border-line-strong border-b pb-1.5 font-semibold">{title}</h3>
      <ul className="divide-y divide-line">{children}</ul>
    </section>
  );
}

function Kind({ change }: { change: DifferenceKind }) {
  const say = useVersionWords();
  return <Tag tone={tones[change]}>{say(change)}</Tag>;
}

function Permission({ code }: { code: string }) {
  const language = useLanguage();
  const known = usePermissions().data?.find((permission) => permission.code === code);
  return (
    <>
      {known && <span>{known.name[language]}</span>}
      <code className="font-mono text-code text-faint wrap-anywhere">{code}</code>
    </>
  );
}

function Operations({ operations }: { operations: AssistantDifference["skills"][number]["operations"] }) {
  return (
    <ul className="mt-1 ml-4 space-y-1">
      {operations.map(({ operationId, change }) => (
        <li key={operationId} className="flex items-baseline gap-2">
          <Kind change={change} />
          <code className="font-mono text-code wrap-anywhere">{operationId}</code>
        </li>
      ))}
    </ul>
  );
}

/** A switch and a mode say what they are in words. */
function Text({ label, text }: { label: string; text: string }) {
  const say = useVersionWords();
  const spoken =
    text === "true" || text === "false" || text === "plan" || text === "pass_through" ? say(text) : text;
  return (
    <div className="min-w-0">
      <span className="mr-2 text-note text-faint">{label}</span>
      {text === "" ? (
        <span className="text-faint">{say("empty")}</span>
      ) : (
        <bdi className="block max-h-40 overflow-y-auto rounded-control bg-sunken px-2 py-1 wrap-anywhere whitespace-pre-wrap">
          {spoken}
        </bdi>
      )}
    </div>
  );
}
