import type { OrganisationId } from "../platform/ids.ts";

export interface Organisation {
  id: OrganisationId;
  corpId: string;
  name: string;
}
