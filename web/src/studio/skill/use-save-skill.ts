import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useAddSkill, useReplaceSkill } from "../../api/assistants.ts";
import { isStatus, problemsOf } from "../../api/client.ts";
import type { Assistant, Skill, SkillProblem, SkillSource } from "../../api/schema.gen.ts";
import { toast } from "../../ui/toast.tsx";
import { isWebAddress } from "../../ui/web-address.ts";
import type { AuthenticationEditing } from "./authentication/use-authentication.ts";
import { countProblems } from "./marks.ts";
import { skillProblems } from "./refusal.ts";
import type { SkillDraft } from "./use-skill-draft.ts";
import { useSkillWords } from "./words.ts";

interface SaveInput {
  assistant: Assistant;
  skill: Skill | undefined;
  applicationId: string;
  draft: SkillDraft;
  authentication: AuthenticationEditing;
  onRefused: (problems: readonly SkillProblem[]) => void;
}

export interface SaveSkill {
  save: () => void;
  saving: boolean;
  /** Why it was not saved; null when it was, and once the document has changed since. */
  problems: SkillProblem[] | null;
  privacyProblem: string | undefined;
  /** Whether what was said of the authentication keeps it from being saved. */
  authenticationRefused: boolean;
  /** Every other failure. */
  error: unknown;
}

/** Saves to the draft of the assistant and goes back to it; a refusal keeps everything where it is. */
export function useSaveSkill({
  assistant,
  skill,
  applicationId,
  draft,
  authentication,
  onRefused,
}: SaveInput): SaveSkill {
  const say = useSkillWords();
  const navigate = useNavigate();
  const add = useAddSkill(assistant.id);
  const replace = useReplaceSkill(assistant.id, skill?.id ?? "");
  const change = skill === undefined ? add : replace;
  const [sent, setSent] = useState("");
  const [authenticationRefused, setAuthenticationRefused] = useState(false);
  const { document, privacyUrl } = draft.content;
  const refused = refusedProblems(change.error);
  const wrongUrl = privacyUrl.trim() !== "" && !isWebAddress(privacyUrl);
  const privacyProblem = problemsOf(change.error).find(({ path }) => path.endsWith("privacyUrl"))?.message;

  function onSaved({ skill: saved }: { skill: Skill }) {
    draft.forget();
    const { warnings } = countProblems(saved.problems);
    toast.success(warnings > 0 ? say("savedWarnings", { count: warnings }) : say("saved"));
    // What was typed as a secret is saved: there is nothing to ask about.
    const to = { to: "/studio/$assistantId", params: { assistantId: assistant.id } } as const;
    void navigate({ ...to, ignoreBlocker: true });
  }

  function save() {
    if (document.trim() === "" || change.isPending || wrongUrl) return;
    const complete = authentication.check();
    setAuthenticationRefused(!complete);
    if (!complete) return;
    setSent(document);
    change.mutate(sourceOf(draft, applicationId, authentication), {
      onSuccess: onSaved,
      onError: (error) => {
        setAuthenticationRefused(authentication.takeRefusal(error));
        onRefused(refusedProblems(error));
      },
    });
  }

  return {
    save,
    saving: change.isPending,
    problems: refused.length > 0 && sent === document ? refused : null,
    privacyProblem: wrongUrl ? say("privacyWrong") : privacyProblem,
    authenticationRefused,
    error: refused.length > 0 || privacyProblem || authenticationRefused ? null : change.error,
  };
}

function sourceOf(
  { content }: SkillDraft,
  applicationId: string,
  { given }: AuthenticationEditing,
): SkillSource {
  const privacyUrl = content.privacyUrl.trim();
  return {
    document: content.document,
    applicationId,
    ...(privacyUrl === "" ? {} : { privacyUrl }),
    ...(given === undefined ? {} : { authentication: given }),
  };
}

function refusedProblems(error: unknown): SkillProblem[] {
  return isStatus(error, 400) && error.code === "invalid_skill" ? skillProblems(error.details) : [];
}
