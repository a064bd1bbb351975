import type { PermissionStatus } from "../../api/schema.gen.ts";
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

export function SensitivityBadge({ sensitive }: { sensitive: boolean }) {
  const say = usePermissionWords();
  return sensitive ? (
    <Badge tone="warn">{say("sensitive")}</Badge>
  ) : (
    <span className="text-[0.8125rem] text-faint">{say("basic")}</span>
  );
}
