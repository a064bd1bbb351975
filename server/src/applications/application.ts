import type { ApplicationId, OrganisationId, PermissionRequestId, PersonId } from "../platform/ids.ts";
import type { Page, TimeKey } from "../platform/page.ts";

/** The OAuth client behind an assistant or a skill. */
export interface Application {
  id: ApplicationId;
  organisationId: OrganisationId;
  clientId: string;
  name: string;
  description: string;
  provider: string | null;
  privacyUrl: string | null;
  /** Where a person may be sent back to with a code. */
  redirectUrls: readonly string[];
  /** By an admin: refused everywhere, from the next call on. */
  disabled: boolean;
  createdBy: PersonId;
  createdAt: Date;
}

export type PermissionStatus = "none" | "pending" | "approved" | "rejected";

/** A secret that still opens doors, without itself. */
export interface KeptSecret {
  createdAt: string;
  /** Known up to a minute. */
  lastUsedAt: string | null;
  /** Of one that another took the place of. */
  endsAt: string | null;
}

/** An application with what it asked for; what it never asked for is not listed. */
export interface ApplicationWithPermissions extends Application {
  /** What its developer is called. */
  ownerName: string;
  /** The latest first. */
  secrets: readonly KeptSecret[];
  permissions: {
    code: string;
    status: PermissionStatus;
    reason: string;
    note: string;
    /** Where it is approved for; `null`: for anywhere, or for where the first version goes that uses it. */
    hosts: string[] | null;
  }[];
}

export interface NewApplication {
  name: string;
  description?: string | undefined;
  provider?: string | undefined;
  privacyUrl?: string | undefined;
}

/** What its developer changes of it; what is left out stays. */
export interface ApplicationWords {
  name?: string | undefined;
  description?: string | undefined;
  provider?: string | null | undefined;
  privacyUrl?: string | null | undefined;
  redirectUrls?: readonly string[] | undefined;
}

export interface PermissionRequest {
  id: PermissionRequestId;
  application: { id: ApplicationId; name: string; clientId: string };
  code: string;
  status: "pending" | "approved" | "rejected";
  reason: string;
  note: string;
  by: { id: string; name: string };
  /** Where it is approved for already, and where else it asks to go. */
  hosts: string[];
  newHosts: string[];
  at: Date;
}

export interface RequestFilter extends Page<TimeKey> {
  id?: PermissionRequestId;
  status?: PermissionRequest["status"] | undefined;
}
