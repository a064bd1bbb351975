import { Lock } from "lucide-react";
import type { ConfirmationParameter, ParameterSchema } from "../../api/schema.gen.ts";
import { GivenText } from "../../ui/given-name.tsx";
import { useFormat } from "../../ui/language/format.ts";
import { Face } from "../../ui/tile.tsx";
import { Assumed } from "./assumed.tsx";
import { candidatesOf } from "./candidates.ts";
import { ExactText } from "./exact-text.tsx";
import { isMoment, textOf, typeOf } from "./parameter-text.ts";
import { ReviewRow } from "./review-row.tsx";
import { typesOf } from "./schema-parts.ts";
import { useConfirmationWords } from "./words.ts";

interface ParameterValueProps {
  parameter: ConfirmationParameter;
  /** As it would be sent: what was proposed, or what the person has made of it. */
  text: string;
}

/** One parameter as it would be sent. */
export function ParameterValue({ parameter, text }: ParameterValueProps) {
  return (
    <ReviewRow parameter={parameter}>
      {parameter.platform ? (
        <PlatformValue parameter={parameter} />
      ) : (
        <OwnValue parameter={parameter} text={text} />
      )}
    </ReviewRow>
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
          <span className="sr-only">, </span>
        </span>
      )}
      <span className="inline-flex items-center gap-1 text-note font-normal text-faint">
        <Lock aria-hidden="true" className="size-3 shrink-0" />
        {say(sealed ? "sealed" : "byPlatform")}
      </span>
    </span>
  );
}

/** A text as it is sent; one that is empty says so. */
export function SentText({ text }: { text: string }) {
  const say = useConfirmationWords();
  return text === "" ? (
    <span className="font-normal text-faint">({say("empty")})</span>
  ) : (
    <ExactText text={text} />
  );
}

function OwnValue({ parameter, text }: ParameterValueProps) {
  const say = useConfirmationWords();
  const person = candidatesOf(parameter)?.find(({ id }) => id === text);
  if (text === "") return <NotGiven parameter={parameter} />;
  if (person !== undefined) {
    return (
      <>
        <span className="inline-flex max-w-full items-center gap-1.5 rounded-full bg-sunken py-px pr-2.5 pl-px">
          <Face size="small" name={person.title} />
          <span className="min-w-0">
            <GivenText max={100}>{person.title}</GivenText>
          </span>
        </span>
        <span className="block text-note font-normal text-faint">
          {say.rich("matched", { name: <GivenText>{parameter.matched ?? ""}</GivenText> })}
        </span>
      </>
    );
  }
  const { schema } = parameter;
  if (typeOf(schema) === "boolean") return say(text === "true" ? "yes" : "no");
  return (
    <span className={/^[[{]/.test(text) && isNested(schema) ? "font-mono text-note leading-5" : "text-ink"}>
      <ExactText text={text} />
      {isMoment(text) && <Moment at={text} />}
    </span>
  );
}

/** What is sent has to be seen to the letter; when that is has to be read. */
function Moment({ at }: { at: string }) {
  const format = useFormat();
  return (
    <time dateTime={at} className="block text-note font-normal text-faint">
      {format.weekday(at)} {format.dateTime(at)}
    </time>
  );
}

function isNested(schema: ParameterSchema): boolean {
  const types = typesOf(schema);
  return types.has("array") || types.has("object");
}

function NotGiven({ parameter: { required, schema } }: { parameter: ConfirmationParameter }) {
  const say = useConfirmationWords();
  return (
    <span className="font-normal text-faint">
      {say("notGiven")}
      {!required && schema.default !== undefined && (
        <span className="text-note">
          {" · "}
          <Assumed value={schema.default} />
        </span>
      )}
    </span>
  );
}
