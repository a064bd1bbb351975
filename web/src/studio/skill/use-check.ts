import { useEffect, useState } from "react";
import { useApplication } from "../../api/applications.ts";
import { useLint } from "../../api/assistants.ts";
import type { AuthenticationKind, LintAnswer } from "../../api/schema.gen.ts";
import { useLanguage } from "../../ui/language/language.ts";

const settleTime = 400;

export interface Check {
  /** Undefined until the first answer, and while the document is empty. */
  answer: LintAnswer | undefined;
  checking: boolean;
  error: unknown;
  again: () => void;
}

/** What the server finds in the document, asked when the typing rests and when an approval changes the answer. */
export function useCheck(
  document: string,
  applicationId: string,
  authentication: AuthenticationKind | undefined,
): Check {
  const settled = useSettled(document);
  const type = useSettled(authentication?.type);
  const name = useSettled(authentication?.name);
  const language = useLanguage();
  const application = useApplication(applicationId);
  const approved = application.data?.permissions.filter(({ status }) => status === "approved") ?? [];
  const given =
    type === undefined ? {} : { authentication: { type, ...(name === undefined ? {} : { name }) } };
  const lint = useLint({ document: settled, applicationId, ...given }, [
    language,
    ...approved.map(({ code }) => code),
  ]);
  const empty = document.trim() === "";
  return {
    answer: empty ? undefined : lint.data,
    checking: !empty && (lint.isFetching || settled !== document),
    error: empty ? null : lint.error,
    again: () => void lint.refetch(),
  };
}

function useSettled<T extends string | undefined>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), settleTime);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
