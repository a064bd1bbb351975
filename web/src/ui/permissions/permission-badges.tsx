import { CircleSlash } from "lucide-react";
import type { Permission, PermissionStatus } from "../../api/schema.gen.ts";
import { State } from "../state.tsx";
import { Tag } from "../tag.tsx";
import { usePermissionWords } from "./words.ts";

const states = {
  none: "off",
  pending: "warning",
  approved: "ready",
  rejected: "attention",
} as const satisfies Record<PermissionStatus, string>;

export function StatusBadge({ status }: { status: PermissionStatus }) {
  const say = usePermissionWords();
  return <State is={states[status]}>{say(status)}</State>;
}

export function KindBadge({ kind }: { kind: "delegated" | "application" }) {
  const say = usePermissionWords();
  return (
    <span title={say(kind === "delegated" ? "delegatedHint" : "applicationHint")}>
      <Tag tone={kind === "delegated" ? "accent" : "neutral"}>{say(kind)}</Tag>
    </span>
  );
}

/** Of a permission that opens nothing on this server so far; says nothing about every other. */
export function NoApiBadge({ permission }: { permission: Pick<Permission, "available"> | undefined }) {
  const say = usePermissionWords();
  if (permission === undefined || permission.available) return null;
  return (
    <span title={say("noApiHint")}>
      <Tag tone="notice">
        <CircleSlash aria-hidden="true" className="size-3" />
        {say("noApi")}
      </Tag>
    </span>
  );
}

export function SensitivityBadge({ sensitive }: { sensitive: boolean }) {
  const say = usePermissionWords();
  return sensitive ? (
    <Tag tone="notice">{say("sensitive")}</Tag>
  ) : (
    <span className="text-work text-faint">{say("basic")}</span>
  );
}
