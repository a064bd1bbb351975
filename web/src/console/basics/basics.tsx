import { useState } from "react";
import type { Application } from "../../api/schema.gen.ts";
import { Button } from "../../ui/button.tsx";
import { Facts } from "../../ui/facts.tsx";
import { useFormat } from "../../ui/language/format.ts";
import { Sheet } from "../../ui/sheet.tsx";
import { useConsoleWords } from "../words.ts";
import { BasicsForm } from "./basics-form.tsx";

/** What an application says of itself; changed in its place. */
export function Basics({ application }: { application: Application }) {
  const say = useConsoleWords();
  const format = useFormat();
  const [editing, setEditing] = useState(false);
  const { name, description, provider, privacyUrl, createdAt } = application;
  const given = (value: string | null) => value || <span className="text-faint">{say("notGiven")}</span>;
  return (
    <Sheet
      level={2}
      title={say("basics")}
      aside={
        !editing && (
          <Button size="small" onClick={() => setEditing(true)}>
            {say("edit")}
          </Button>
        )
      }
    >
      {editing ? (
        <BasicsForm application={application} onDone={() => setEditing(false)} />
      ) : (
        <Facts
          ruled
          facts={[
            { label: say("name"), value: given(name) },
            { label: say("description"), value: given(description) },
            { label: say("provider"), value: given(provider) },
            { label: say("privacyUrl"), value: given(privacyUrl) },
            { label: say("createdAt"), value: format.dateTime(createdAt) },
          ]}
        />
      )}
    </Sheet>
  );
}
