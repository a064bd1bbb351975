import { Link } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import type { Body } from "../api/client.ts";
import { isStatus, problemsOf } from "../api/client.ts";
import { useSetUp } from "../api/session.ts";
import { Button, buttonClass } from "../ui/button.tsx";
import { EntryPage } from "../ui/entry-page.tsx";
import { FailureNote } from "../ui/failure.tsx";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { minPasswordLength } from "../ui/password/password-faults.ts";
import { isAccountName } from "./members/member-form.ts";
import { useSetUpWords } from "./set-up-words.ts";

/** The first start of an empty server: whoever has the printed link makes the organisation and its admin. */
export function SetUpPage() {
  const say = useSetUpWords();
  const setUp = useSetUp();
  // After "#", so that it never reaches a server's log.
  const token = location.hash.slice(1);
  const gone = token === "" || isStatus(setUp.error, 404);
  return (
    <EntryPage title={say(gone ? "goneTitle" : "title")} lead={say(gone ? "goneText" : "lead")}>
      {gone ? (
        <Link to="/sign-in" className={buttonClass("main")}>
          {say("signIn")}
        </Link>
      ) : (
        <SetUpForm token={token} setUp={setUp} />
      )}
    </EntryPage>
  );
}

type Values = Omit<Body<"POST /api/set-up">, "token">;

const empty: Values = { organisation: "", account: "", name: "", password: "" };

function SetUpForm({ token, setUp }: { token: string; setUp: ReturnType<typeof useSetUp> }) {
  const say = useSetUpWords();
  const [values, setValues] = useState(empty);
  const [tried, setTried] = useState(false);
  const problems = problemsOf(setUp.error);

  function wrong(field: keyof Values): string | undefined {
    if (field === "account") return isAccountName(values.account) ? undefined : say("accountWrong");
    if (field === "password")
      return values.password.length < minPasswordLength ? say("passwordHint") : undefined;
    return values[field].trim() === "" ? say("missing") : undefined;
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (wrong("organisation") || wrong("account") || wrong("name") || wrong("password")) return;
    const account = values.account.trim();
    setUp.mutate({ token, ...values, account }, { onSuccess: () => location.assign("/sign-in") });
  }

  const field = (name: keyof Values, autoComplete: string, hint?: string) => (
    <Field
      label={say(name)}
      hint={hint}
      error={(tried ? wrong(name) : undefined) ?? problems.find(({ path }) => path.endsWith(name))?.message}
    >
      {(control) => (
        <Input
          {...control}
          name={name}
          type={name === "password" ? "password" : "text"}
          autoComplete={autoComplete}
          maxLength={name === "password" ? 200 : 100}
          value={values[name]}
          onChange={(event) => setValues({ ...values, [name]: event.target.value })}
        />
      )}
    </Field>
  );

  return (
    <form noValidate onSubmit={submit} className="space-y-4">
      {field("organisation", "organization", say("organisationHint"))}
      {field("name", "name")}
      {field("account", "username", say("accountHint"))}
      {field("password", "new-password", say("passwordHint"))}
      {setUp.error && problems.length === 0 && <FailureNote error={setUp.error} />}
      <Button type="submit" variant="main" className="mt-2 w-full" busy={setUp.isPending || setUp.isSuccess}>
        {say("submit")}
      </Button>
    </form>
  );
}
