import { CornerUpLeft, Plus } from "lucide-react";
import { useState } from "react";
import { useChangeApplication } from "../../api/applications.ts";
import { problemsOf } from "../../api/client.ts";
import type { Application } from "../../api/schema.gen.ts";
import { Blank } from "../../ui/blank.tsx";
import { Button } from "../../ui/button.tsx";
import { CopyButton } from "../../ui/copy-button.tsx";
import { FailureNote, useFailureText } from "../../ui/failure.tsx";
import { Field } from "../../ui/field.tsx";
import { Input } from "../../ui/input.tsx";
import { toast } from "../../ui/toast.tsx";
import { redirectUrlFault } from "./redirect-url-fault.ts";
import { useRedirectWords } from "./words.ts";

/** Where a person may be sent back to with a code: a list that is changed one address at a time. */
export function RedirectsPage({ application }: { application: Application }) {
  const say = useRedirectWords();
  const { id, redirectUrls } = application;
  const change = useChangeApplication(id);
  const failureText = useFailureText();
  const remove = (url: string) =>
    change.mutate(
      { redirectUrls: redirectUrls.filter((each) => each !== url) },
      {
        onSuccess: () =>
          toast.success(say("removed"), { undo: () => change.mutate({ redirectUrls: [...redirectUrls] }) }),
        onError: (error) => toast.failure(failureText(error)),
      },
    );
  return (
    <div className="max-w-4xl px-gutter py-5">
      <p className="max-w-[52em] text-body text-pretty text-soft">{say("lead")}</p>
      <AddRedirect application={application} />
      {redirectUrls.length === 0 ? (
        <Blank icon={<CornerUpLeft aria-hidden="true" />} title={say("emptyTitle")} text={say("emptyText")} />
      ) : (
        <ul aria-label={say("title")} className="mt-5 border-line border-t">
          {redirectUrls.map((url) => (
            <li key={url} className="flex min-h-row items-center gap-2 border-line border-b py-1">
              <bdi className="min-w-0 flex-1 font-mono text-note wrap-anywhere">{url}</bdi>
              <CopyButton text={url} label={say("copy", { url })} />
              <Button
                variant="take"
                size="small"
                aria-label={say("removeUrl", { url })}
                disabled={change.isPending}
                onClick={() => remove(url)}
              >
                {say("remove")}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function AddRedirect({ application: { id, redirectUrls } }: { application: Application }) {
  const say = useRedirectWords();
  const add = useChangeApplication(id);
  const [url, setUrl] = useState("");
  const [tried, setTried] = useState(false);
  const fault = redirectUrlFault(url, redirectUrls);
  const refused = problemsOf(add.error)[0]?.message;
  const error = tried && fault !== undefined ? say(fault) : refused;
  return (
    <form
      noValidate
      className="mt-5 flex flex-wrap items-start gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (fault !== undefined) return;
        add.mutate(
          { redirectUrls: [...redirectUrls, url] },
          {
            onSuccess: () => {
              setUrl("");
              setTried(false);
            },
          },
        );
      }}
    >
      <div className="min-w-0 flex-1 basis-64">
        <Field label={say("add")} hint={say("hint")} error={error}>
          {(control) => (
            <Input
              {...control}
              type="url"
              inputMode="url"
              autoComplete="off"
              placeholder="https://app.example.com/callback"
              value={url}
              onChange={({ target }) => {
                setUrl(target.value.trim());
                add.reset();
              }}
              className="font-mono text-note"
            />
          )}
        </Field>
      </div>
      <Button type="submit" variant="main" busy={add.isPending} className="mt-6">
        <Plus aria-hidden="true" />
        {say("addSubmit")}
      </Button>
      {add.error && refused === undefined && <FailureNote error={add.error} />}
    </form>
  );
}
