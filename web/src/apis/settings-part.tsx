import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useChangeApi, useRemoveApi } from "../api/apis.ts";
import type { Api } from "../api/schema.gen.ts";
import { Button } from "../ui/button.tsx";
import { ConfirmDialog } from "../ui/dialog.tsx";
import { Facts } from "../ui/facts.tsx";
import { FailureNote } from "../ui/failure.tsx";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { useLanguage } from "../ui/language/language.ts";
import { RadioOption } from "../ui/radio-option.tsx";
import { Sheet } from "../ui/sheet.tsx";
import { toast } from "../ui/toast.tsx";
import { OwnerChoice } from "./owner-choice.tsx";
import type { Place } from "./place.ts";
import { useApiWords } from "./words.ts";

interface SettingsPartProps {
  api: Api;
  place: Place;
  isAdmin: boolean;
}

const subjects = ["user_id", "pairwise"] as const;

/** Who answers for it, by which id it knows people, and the way out. */
export function SettingsPart({ api, place, isAdmin }: SettingsPartProps) {
  const say = useApiWords();
  const change = useChangeApi(api.id);
  const set = (to: Parameters<typeof change.mutate>[0]) =>
    change.mutate(to, { onSuccess: () => toast.success(say("settingsSaved")) });
  return (
    <div className="max-w-3xl space-y-8 px-gutter py-5">
      {change.error && <FailureNote error={change.error} />}
      <Sheet level={2} title={say("settings")}>
        <Facts
          ruled
          facts={[
            {
              label: say("namespace"),
              value: (
                <>
                  <code className="font-mono text-code">{api.namespace}</code>
                  <span className="block text-note text-faint">{say("namespaceHint")}</span>
                </>
              ),
            },
            {
              label: say("owner"),
              value: (
                <>
                  <div className="max-w-72">
                    <OwnerChoice
                      owner={api.owner}
                      disabled={!isAdmin || change.isPending}
                      onChoose={({ id }) => set({ ownerId: id })}
                    />
                  </div>
                  <span className="mt-1 block text-note text-faint">{say("ownerHint")}</span>
                </>
              ),
            },
          ]}
        />
      </Sheet>
      <Sheet level={2} title={say("subject")}>
        <fieldset disabled={!isAdmin || change.isPending}>
          <legend className="pb-1 text-soft">{say("subjectHint")}</legend>
          {subjects.map((subject) => (
            <RadioOption
              key={subject}
              name="subject"
              title={say(subject)}
              checked={
                (change.isPending ? change.variables.subject : undefined) === subject ||
                (api.subject === subject && !change.isPending)
              }
              onChoose={() => set({ subject })}
            >
              {say(`${subject}Text`)}
            </RadioOption>
          ))}
        </fieldset>
      </Sheet>
      {isAdmin && <Removing api={api} place={place} />}
    </div>
  );
}

/** Called by its namespace, so that no other one is removed. */
function Removing({ api, place }: Pick<SettingsPartProps, "api" | "place">) {
  const say = useApiWords();
  const language = useLanguage();
  const navigate = useNavigate();
  const remove = useRemoveApi(api.id);
  const [typed, setTyped] = useState<string | null>(null);
  const name = (api.published ?? api.draft).name[language];
  return (
    <Sheet level={2} title={say("removeTitle")}>
      <p className="pb-3 text-pretty text-soft">{say("removeText")}</p>
      <Button variant="take" onClick={() => setTyped("")}>
        {say("remove")}
      </Button>
      {typed !== null && (
        <ConfirmDialog
          danger
          title={say("removeAsk", { name })}
          confirm={say("removeNow")}
          onClose={() => setTyped(null)}
          onConfirm={async () => {
            await remove.mutateAsync(typed.trim());
            toast.success(say("removed", { name }));
            await navigate({ to: place });
          }}
        >
          <p>{say("removeText")}</p>
          <Field label={say("removeType", { namespace: api.namespace })}>
            {(control) => (
              <Input
                {...control}
                autoComplete="off"
                spellCheck={false}
                value={typed}
                onChange={({ target }) => setTyped(target.value)}
              />
            )}
          </Field>
        </ConfirmDialog>
      )}
    </Sheet>
  );
}
