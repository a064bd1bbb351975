import { useMemo } from "react";
import { useApplication } from "../../api/applications.ts";
import { usePermissions } from "../../api/permissions.ts";
import { useLanguage } from "../../ui/language/language.ts";
import { apiOf } from "../../ui/permissions/api-of.tsx";
import { useApiOfWords } from "../../ui/permissions/api-of-words.ts";
import { usePermissionWords } from "../../ui/permissions/words.ts";
import type { JsonSchema } from "../editor/schema/member.ts";
import { skillFileSchema } from "../editor/schema/skill-file-schema.ts";
import type { EditorScope } from "../editor/scope.ts";

/** The permissions that a skill may ask for, in the reader's language, and how its application stands to each. */
export function useEditorScopes(applicationId: string): readonly EditorScope[] {
  const say = usePermissionWords();
  const sayOf = useApiOfWords();
  const language = useLanguage();
  const catalogue = usePermissions().data;
  const held = useApplication(applicationId).data?.permissions;
  return useMemo(() => {
    const delegated = (catalogue ?? []).filter(({ kind }) => kind === "delegated");
    return delegated.map((permission) => {
      const { code, name, description, sensitive } = permission;
      const api = apiOf(permission, language);
      const status = held?.find((each) => each.code === code)?.status ?? "none";
      return {
        code,
        name: name[language],
        description: description[language],
        api: api && sayOf("of", { ...api }),
        sensitive: sensitive ? say("sensitive") : null,
        status: say(status),
        approved: status === "approved",
        applicable: status === "none" || status === "rejected",
      };
    });
  }, [catalogue, held, language, say, sayOf]);
}

/** What may stand where in a skill file, for completing and hovering. */
export function useFileSchema(): JsonSchema {
  const language = useLanguage();
  const catalogue = usePermissions().data;
  return useMemo(() => {
    const delegated = (catalogue ?? []).filter(({ kind }) => kind === "delegated");
    return skillFileSchema(language, delegated);
  }, [catalogue, language]);
}
