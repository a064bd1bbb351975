import type { ReactNode } from "react";
import type { ParameterSchema } from "../../api/schema.gen.ts";
import { Field } from "../../ui/field.tsx";
import { GivenName } from "../../ui/given-name.tsx";
import { Select } from "../../ui/select.tsx";
import { clip, plainLine } from "../../ui/text.ts";
import { Assumed } from "./assumed.tsx";
import { type Variant, type Variants, variantsOf } from "./variants.ts";
import { useConfirmationWords } from "./words.ts";

interface VariantChoiceProps {
  label: ReactNode;
  variants: Variants;
  current: Variant | undefined;
  problem: string | undefined;
  disabled: boolean;
  onChoose: (variant: Variant) => void;
}

/** Which of its forms a value has; none is chosen where the value does not tell. */
export function VariantChoice({ label, variants, current, problem, disabled, onChoose }: VariantChoiceProps) {
  const say = useConfirmationWords();
  const nameOf = useVariantName();
  const choose = (place: string) => {
    const chosen = variants.all.find(({ at }) => String(at) === place);
    if (chosen !== undefined) onChoose(chosen);
  };
  const described = plainLine(current?.description ?? "");
  return (
    <Field
      label={label}
      error={problem}
      hint={described !== "" && <GivenName max={200}>{described}</GivenName>}
    >
      {(control) => (
        <Select
          {...control}
          value={current === undefined ? "" : String(current.at)}
          disabled={disabled}
          onChange={(event) => choose(event.target.value)}
        >
          {current === undefined && <option value="">{say("chooseForm")}</option>}
          {variants.all.map((variant) => (
            <option key={variant.at} value={String(variant.at)}>
              {nameOf(variant)}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}

/** By its title or word; one without is counted, and told by what it asks for. */
export function useVariantName(): (variant: Variant) => string {
  const say = useConfirmationWords();
  return ({ at, name, own, required }) => {
    const named = clip(name, 60);
    if (named !== "") return named;
    const asked = [...own].filter((each) => required.has(each)).map((each) => clip(each, 40));
    const counted = say("formNumber", { n: String(at + 1) });
    return asked.length === 0 ? counted : `${counted} (${asked.slice(0, 4).join(", ")})`;
  };
}

/** The members of the form that is edited as JSON, by name. */
export function VariantMembers({ variant }: { variant: Pick<Variant, "members" | "required" | "isClosed"> }) {
  const say = useConfirmationWords();
  const { members, required, isClosed } = variant;
  if (members.size === 0) return null;
  return (
    <div className="mt-1.5 text-note text-faint">
      <ul aria-label={say("members")} className="space-y-0.5">
        {[...members].map(([name, schema]) => (
          <li key={name} className="wrap-anywhere">
            <code className="font-mono text-soft">
              <GivenName max={80}>{name}</GivenName>
            </code>
            {required.has(name) && ` (${say("required")})`}
            <MemberWords schema={schema} required={required.has(name)} />
          </li>
        ))}
      </ul>
      {!isClosed && <p className="mt-1">{say("furtherAllowed")}</p>}
    </div>
  );
}

function MemberWords({ schema, required }: { schema: ParameterSchema; required: boolean }) {
  const say = useConfirmationWords();
  const nameOf = useVariantName();
  const inner = variantsOf(schema)?.all.map(nameOf).join(", ");
  const described = plainLine(schema.description ?? "");
  return (
    <>
      {described !== "" && (
        <>
          {" "}
          <GivenName max={120}>{described}</GivenName>
        </>
      )}
      {inner !== undefined && ` · ${say("oneOfForms", { forms: clip(inner, 200) })}`}
      {!required && schema.default !== undefined && (
        <>
          {" · "}
          <Assumed value={schema.default} />
        </>
      )}
    </>
  );
}
