import { useNavigate } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { useProposal, useRegisterApi } from "../../api/apis.ts";
import { problemsOf } from "../../api/client.ts";
import type { ApiContent, ApiDocument, ApiProposal } from "../../api/schema.gen.ts";
import { useSession } from "../../api/session.ts";
import { Bar } from "../../ui/bar.tsx";
import { Button } from "../../ui/button.tsx";
import { SecretOnce } from "../../ui/credentials/secret-once.tsx";
import { ConfirmDialog } from "../../ui/dialog.tsx";
import { FailureNote } from "../../ui/failure.tsx";
import { useLanguage } from "../../ui/language/language.ts";
import { LeaveGuard } from "../../ui/leave-guard.tsx";
import { Segments } from "../../ui/segments.tsx";
import { AboutFields, TextField } from "../editing/about-fields.tsx";
import { ContentEditor } from "../editing/content-editor.tsx";
import { contentOf, inNamespace } from "../editing/edited.ts";
import { useEditing } from "../editing/use-editing.ts";
import { OwnerChoice } from "../owner-choice.tsx";
import { useApiWords } from "../words.ts";
import { DocumentSource } from "./document-source.tsx";
import { useRegisterWords } from "./words.ts";

const none: ApiContent = {
  name: { zh: "", en: "" },
  provider: { zh: "", en: "" },
  baseUrl: "",
  points: [],
};

/** From a document or by hand, on one page: what is proposed is seen, changed and registered. */
export function RegisterPage() {
  const say = useRegisterWords();
  const sayApi = useApiWords();
  const navigate = useNavigate();
  const language = useLanguage();
  const { user } = useSession();
  const [way, setWay] = useState<"document" | "hand">("document");
  const [namespace, setNamespace] = useState("");
  const [owner, setOwner] = useState<{ id: string; name: string }>(user);
  const [waiting, setWaiting] = useState<ApiDocument | null>(null);
  const proposal = useProposal();
  const editing = useEditing(none);
  const register = useRegisterApi();
  const [choosing, setChoosing] = useState(true);
  const isShown = way === "hand" || proposal.data !== undefined;

  function propose(document: ApiDocument): void {
    proposal.mutate(document, {
      onSuccess: (proposed) => {
        setNamespace(proposed.namespace);
        editing.settle(proposed.content);
        editing.sayProblems(proposed.problems, editing.replace(proposed.content));
        setChoosing(false);
      },
    });
  }

  function submit(): void {
    register.mutate(
      { namespace: namespace.trim(), content: contentOf(editing.content), ownerId: owner.id },
      {
        onError: editing.refused,
        onSuccess: ({ api }) => editing.settle(api.draft),
      },
    );
  }

  const registered = register.data;
  const placed = problemsOf(register.error).length > 0;
  return (
    <>
      <Bar
        title={say("title")}
        crumbs={[{ label: sayApi("title"), link: { to: "/admin/apis" } }]}
        actions={
          isShown && (
            <Button variant="main" busy={register.isPending} onClick={submit}>
              {say("register")}
            </Button>
          )
        }
      />
      <div className="h-full min-h-0">
        <ContentEditor
          editing={editing}
          namespace={namespace}
          hidden={!isShown}
          also={proposal.data?.content ?? null}
          above={
            <div className="max-w-4xl space-y-5 px-gutter pt-5">
              <Segments
                legend={say("start")}
                options={(["document", "hand"] as const).map((value) => ({ value, label: say(value) }))}
                value={way}
                onChange={setWay}
                className="max-w-sm"
              />
              <p className="text-pretty text-soft">{say(way === "document" ? "documentText" : "handText")}</p>
              {way === "document" && !choosing && (
                <Button size="small" onClick={() => setChoosing(true)}>
                  {say("again")}
                </Button>
              )}
              {way === "document" && choosing && (
                <DocumentSource
                  proposal={proposal}
                  onDocument={(document) => (editing.isChanged ? setWaiting(document) : propose(document))}
                />
              )}
              {isShown && (
                <div className="space-y-4 border-rule border-t-2 pt-3">
                  {proposal.data && way === "document" && <Found proposed={proposal.data} />}
                  {register.error &&
                    (placed ? (
                      <p role="alert" className="text-notice-ink">
                        {say("refused")}
                      </p>
                    ) : (
                      <FailureNote error={register.error} />
                    ))}
                  <AboutFields editing={editing}>
                    <TextField
                      label={say("namespace")}
                      hint={say("namespaceHint")}
                      value={namespace}
                      error={editing.problems.get("namespace")}
                      set={(next) => {
                        const from = namespace;
                        setNamespace(next);
                        editing.change((now) => inNamespace(now, from, next), "namespace");
                      }}
                    />
                    <div className="space-y-1">
                      <p className="font-medium">{say("owner")}</p>
                      <OwnerChoice owner={owner} onChoose={setOwner} />
                      <p className="text-note text-faint">{say("ownerHint")}</p>
                    </div>
                  </AboutFields>
                </div>
              )}
            </div>
          }
          below={
            isShown && (
              <Ending>
                <Button variant="main" busy={register.isPending} onClick={submit}>
                  {say("register")}
                </Button>
              </Ending>
            )
          }
        />
      </div>
      {waiting && (
        <ConfirmDialog
          title={say("replaceTitle")}
          confirm={say("replace")}
          onClose={() => setWaiting(null)}
          onConfirm={async () => propose(waiting)}
        >
          <p>{say("replaceText")}</p>
        </ConfirmDialog>
      )}
      {registered && (
        <SecretOnce
          of="api"
          id={registered.api.id}
          secret={registered.secret}
          note={say("registered", { name: registered.api.draft.name[language] })}
          onClose={() => void navigate({ to: "/admin/apis/$apiId", params: { apiId: registered.api.id } })}
        />
      )}
      <LeaveGuard
        dirty={registered === undefined && isShown && (editing.isChanged || proposal.data !== undefined)}
        title={say("leaveTitle")}
        text={say("leaveText")}
        confirm={say("leave")}
      />
    </>
  );
}

function Found({ proposed }: { proposed: ApiProposal }) {
  const say = useRegisterWords();
  const { operations, covered } = proposed;
  return (
    <div role="status">
      <p className="font-medium">{say("found", { count: operations, covered })}</p>
      <p className="text-pretty text-soft">{say("lookAt")}</p>
    </div>
  );
}

const Ending = ({ children }: { children: ReactNode }) => <div className="px-gutter py-6">{children}</div>;
