import { CircleSlash } from "lucide-react";
import type { Permission, PermissionStatus } from "../../api/schema.gen.ts";
import { Badge, type Tone } from "../badge.tsx";
import { usePermissionWords } from "./words.ts";

const tones: Record<PermissionStatus, Tone> = {
  none: "neutral",
  pending: "warn",
  approved: "ok",
  rejected: "danger",
};

export function StatusBadge({ status }: { status: PermissionStatus }) {
  const say = usePermissionWords();
  return <Badge tone={tones[status]}>{say(status)}</Badge>;
}

export function KindBadge({ kind }: { kind: "delegated" | "application" }) {
  const say = usePermissionWords();
  return (
    <span title={say(kind === "delegated" ? "delegatedHint" : "applicationHint")}>
      <Badge tone={kind === "delegated" ? "accent" : "neutral"}>{say(kind)}</Badge>
    </span>
  );
}

/** Of a permission that opens nothing on this server so far; says nothing about every other. */
export function NoApiBadge({ permission }: { permission: Pick<Permission, "available"> | undefined }) {
  const say = usePermissionWords();
  if (permission === undefined || permission.available) return null;
  return (
    <span title={say("noApiHint")}>
      <Badge tone="warn">
        <CircleSlash aria-hidden="true" className="size-3" />
        {say("noApi")}
      </Badge>
    </span>
  );
}

export function SensitivityBadge({ sensitive }: { sensitive: boolean }) {
  const say = usePermissionWords();
  return sensitive ? (
    <Badge tone="warn">{say("sensitive")}</Badge>
  ) : (
    <span className="text-[0.8125rem] text-faint">{say("basic")}</span>
  );
}
