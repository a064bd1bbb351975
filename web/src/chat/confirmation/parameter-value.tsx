import { Lock } from "lucide-react";
import type { ConfirmationParameter, ParameterSchema } from "../../api/schema.gen.ts";
import { GivenName } from "../../ui/given-name.tsx";
import { plainLine } from "../../ui/text.ts";
import { Assumed } from "./assumed.tsx";
import { candidatesOf } from "./candidates.ts";
import { ExactText } from "./exact-text.tsx";
import { textOf, typeOf } from "./parameter-text.ts";
import { typesOf } from "./schema-parts.ts";
import { UnusualLetters } from "./unusual-letters.tsx";
import { useConfirmationWords } from "./words.ts";

interface ParameterValueProps {
  parameter: ConfirmationParameter;
  /** As it would be sent: what was proposed, or what the person has made of it. */
  text: string;
}

/** One parameter as it would be sent. */
export function ParameterValue({ parameter, text }: ParameterValueProps) {
  return (
    <div className="text-[0.8125rem]">
      <p>
        <ParameterName parameter={parameter} />
      </p>
      <div className="mt-0.5">
        {parameter.platform ? (
          <PlatformValue parameter={parameter} />
        ) : (
          <OwnValue parameter={parameter} text={text} />
        )}
      </div>
    </div>
  );
}

/** The developer's description, the name it is sent under and what is unusual in it, and where, if another has it too. */
export function ParameterName({
  parameter,
}: {
  parameter: Pick<ConfirmationParameter, "name" | "place" | "unusual" | "description">;
}) {
  const say = useConfirmationWords();
  const described = plainLine(parameter.description) !== "";
  return (
    <>
      {described && (
        <span className="text-soft">
          <GivenName max={120}>{parameter.description}</GivenName>{" "}
        </span>
      )}
      <code className="font-mono text-xs font-normal text-faint">
        <GivenName max={80}>{parameter.name}</GivenName>
      </code>
      {parameter.place !== undefined && (
        <span className="text-xs font-normal text-soft"> ({say(`in_${parameter.place}`)})</span>
      )}
      {parameter.unusual !== undefined && <UnusualLetters letters={parameter.unusual} />}
    </>
  );
}

function PlatformValue({ parameter }: { parameter: ConfirmationParameter }) {
  const say = useConfirmationWords();
  const { sealed = false, value } = parameter;
  return (
    <span className="flex flex-wrap items-center gap-x-2">
      {!sealed && (
        <span className="min-w-0">
          <SentText text={textOf(value)} />
        </span>
      )}
      <span className="inline-flex items-center gap-1 text-xs text-faint">
        <Lock aria-hidden="true" className="size-3 shrink-0" />
        {say(sealed ? "sealed" : "byPlatform")}
      </span>
    </span>
  );
}

/** A text as it is sent; one that is empty says so. */
export function SentText({ text }: { text: string }) {
  const say = useConfirmationWords();
  return text === "" ? <span className="text-faint">({say("empty")})</span> : <ExactText text={text} />;
}

function OwnValue({ parameter, text }: ParameterValueProps) {
  const say = useConfirmationWords();
  const person = candidatesOf(parameter)?.find(({ id }) => id === text);
  if (text === "") return <NotGiven parameter={parameter} />;
  if (person !== undefined) {
    return (
      <>
        <span className="font-medium">
          <GivenName max={100}>{person.title}</GivenName>
        </span>
        <span className="block text-xs text-faint">
          {say.rich("matched", { name: <GivenName>{parameter.matched ?? ""}</GivenName> })}
        </span>
      </>
    );
  }
  const { schema } = parameter;
  if (typeOf(schema) === "boolean") return say(text === "true" ? "yes" : "no");
  return (
    <span className={/^[[{]/.test(text) && isNested(schema) ? "font-mono text-xs leading-5" : "text-ink"}>
      <ExactText text={text} />
    </span>
  );
}

function isNested(schema: ParameterSchema): boolean {
  const types = typesOf(schema);
  return types.has("array") || types.has("object");
}

function NotGiven({ parameter: { required, schema } }: { parameter: ConfirmationParameter }) {
  const say = useConfirmationWords();
  return (
    <span className="text-faint">
      {say("notGiven")}
      {!required && schema.default !== undefined && (
        <span className="text-xs">
          {" · "}
          <Assumed value={schema.default} />
        </span>
      )}
    </span>
  );
}
