import { useId } from "react";
import type { Role } from "../../api/schema.gen.ts";
import { Field } from "../../ui/field.tsx";
import { Input } from "../../ui/input.tsx";
import { allRoles, type MemberValues } from "./member-form.ts";
import { useMemberWords } from "./words.ts";

export interface MemberFieldsProps {
  values: MemberValues;
  onChange: (values: MemberValues) => void;
  /** What is wrong with a field, if anything. */
  problem: (field: keyof MemberValues) => string | null | undefined;
}

/** What a person has besides account and password. */
export function MemberFields({ values, onChange, problem }: MemberFieldsProps) {
  const say = useMemberWords();
  const text = (field: "mobile" | "email" | "jobNumber", type: string) => (
    <Field label={say(field)} hint={say("optional")} error={problem(field)}>
      {(control) => (
        <Input
          {...control}
          type={type}
          maxLength={100}
          autoComplete="off"
          value={values[field]}
          onChange={(event) => onChange({ ...values, [field]: event.target.value })}
        />
      )}
    </Field>
  );
  return (
    <>
      <Field label={say("name")} error={problem("name")}>
        {(control) => (
          <Input
            {...control}
            maxLength={100}
            autoComplete="off"
            value={values.name}
            onChange={(event) => onChange({ ...values, name: event.target.value })}
          />
        )}
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        {text("mobile", "tel")}
        {text("email", "email")}
      </div>
      {text("jobNumber", "text")}
      <RoleChoice roles={values.roles} onChange={(roles) => onChange({ ...values, roles })} />
    </>
  );
}

function RoleChoice({ roles, onChange }: { roles: readonly Role[]; onChange: (roles: Role[]) => void }) {
  const say = useMemberWords();
  const id = useId();
  return (
    <fieldset>
      <legend className="mb-1.5 text-work font-medium">{say("roles")}</legend>
      <div className="space-y-2">
        {allRoles.map((role) => (
          <div key={role} className="flex gap-3">
            <input
              id={`${id}-${role}`}
              type="checkbox"
              aria-describedby={`${id}-${role}-hint`}
              checked={roles.includes(role)}
              // Everyone is a member: it is what the other roles stand on.
              disabled={role === "member"}
              onChange={(event) =>
                onChange(
                  allRoles.filter((each) => (each === role ? event.target.checked : roles.includes(each))),
                )
              }
              className="mt-0.5 size-[18px] shrink-0 accent-accent"
            />
            <p>
              <label htmlFor={`${id}-${role}`}>{say(role)}</label>
              <span id={`${id}-${role}-hint`} className="block text-work text-faint">
                {say(`${role}Hint`)}
              </span>
            </p>
          </div>
        ))}
      </div>
    </fieldset>
  );
}
