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
  /** Saves and stays on the page; answers what is saved, or null. */
  saveAndStay: () => Promise<Skill | null>;
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

  function onSaved(saved: Skill) {
    draft.forget();
    const { warnings } = countProblems(saved.problems);
    toast.success(warnings > 0 ? say("savedWarnings", { count: warnings }) : say("saved"));
    // What was typed as a secret is saved: there is nothing to ask about.
    const to = { to: "/studio/$assistantId", params: { assistantId: assistant.id } } as const;
    void navigate({ ...to, ignoreBlocker: true });
  }

  async function send(): Promise<Skill | null> {
    if (document.trim() === "" || change.isPending || wrongUrl) return null;
    const complete = authentication.check();
    setAuthenticationRefused(!complete);
    if (!complete) return null;
    setSent(document);
    try {
      return (await change.mutateAsync(sourceOf(draft, applicationId, authentication))).skill;
    } catch (error) {
      setAuthenticationRefused(authentication.takeRefusal(error));
      onRefused(refusedProblems(error));
      return null;
    }
  }

  async function save() {
    const saved = await send();
    if (saved !== null) onSaved(saved);
  }

  async function saveAndStay() {
    const saved = await send();
    if (saved === null) return null;
    authentication.keep();
    if (skill === undefined) {
      draft.forget();
      const params = { assistantId: assistant.id, skillId: saved.id };
      void navigate({
        to: "/studio/$assistantId/skills/$skillId",
        params,
        replace: true,
        ignoreBlocker: true,
      });
    }
    return saved;
  }

  return {
    save: () => void save(),
    saveAndStay,
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
