import {
  Bot,
  Clock,
  FileCode2,
  Hand,
  KeyRound,
  Link,
  LogIn,
  type LucideIcon,
  MessageCircle,
  Play,
  Radio,
  ShieldCheck,
  ShieldOff,
  ShieldQuestion,
  Stamp,
  Ticket,
  TriangleAlert,
  UserRound,
} from "lucide-react";
import { cx } from "../../ui/class-names.ts";

/** What went wrong, or may be an attack: the shape says it too. */
const warns = /(refused|replayed|new_address|unavailable|value_dropped)/;

const marks: readonly (readonly [RegExp, LucideIcon])[] = [
  [/^consent\.asked/, ShieldQuestion],
  [/^consent\.answered/, ShieldCheck],
  [/^grant\.revoked|^permission\.withdrawn/, ShieldOff],
  [/expired|superseded|\.ended$/, Clock],
  [/^session/, LogIn],
  [/^member/, UserRound],
  [/secret|^client|password/, KeyRound],
  [/^permission/, Stamp],
  [/^application|^assistant/, Bot],
  [/^skill\.called/, Play],
  [/^skill/, FileCode2],
  [/^confirmation/, Hand],
  [/^code|^token/, Ticket],
  [/^stream|^reply/, Radio],
  [/^conversation|^run/, MessageCircle],
];

/** The mark of a kind of event, beside its words. */
export function EventMark({ event }: { event: string }) {
  const warning = warns.test(event);
  const Icon = warning ? TriangleAlert : (marks.find(([kind]) => kind.test(event))?.[1] ?? Link);
  return (
    <Icon
      aria-hidden="true"
      strokeWidth={2.25}
      className={cx("size-3.5 shrink-0", warning ? "text-notice-ink" : "text-faint")}
    />
  );
}
