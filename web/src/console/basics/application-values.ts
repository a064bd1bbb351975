import type { Application, ApplicationChange } from "../../api/schema.gen.ts";

/** What an application says of itself, as fields have it. */
export interface ApplicationValues {
  name: string;
  description: string;
  provider: string;
  privacyUrl: string;
}

type Said = Pick<Application, keyof ApplicationValues>;

export const valuesOf = ({ name, description, provider, privacyUrl }: Said): ApplicationValues => ({
  name,
  description,
  provider: provider ?? "",
  privacyUrl: privacyUrl ?? "",
});

/** What brings an application to these values; an emptied one is taken away. */
export function changeTo(values: ApplicationValues): ApplicationChange {
  const { name, description, provider, privacyUrl } = values;
  return {
    name: name.trim(),
    description,
    provider: provider.trim() || null,
    privacyUrl: privacyUrl.trim() || null,
  };
}
