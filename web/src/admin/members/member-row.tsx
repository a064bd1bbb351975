import { useUpdateMember } from "../../api/members.ts";
import type { Member } from "../../api/schema.gen.ts";
import { useSession } from "../../api/session.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { useFailureText } from "../../ui/failure.tsx";
import { GivenName } from "../../ui/given-name.tsx";
import { toast } from "../../ui/toast.tsx";
import { useMemberWords } from "./words.ts";

interface MemberRowProps {
  member: Member;
  onEdit: (member: Member) => void;
  onLink: (member: Member) => void;
  onDisable: (member: Member) => void;
}

export function MemberRow({ member, onEdit, onLink, onDisable }: MemberRowProps) {
  const say = useMemberWords();
  const isMe = useSession().user.id === member.id;
  return (
    <Card className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 p-4">
      <Facts member={member} isMe={isMe} />
      <fieldset className="flex flex-wrap gap-1.5">
        <legend className="sr-only">{say("actionsOf", { name: member.name })}</legend>
        <Button size="sm" onClick={() => onEdit(member)}>
          {say("edit")}
        </Button>
        {!member.disabled && !isMe && (
          <Button size="sm" onClick={() => onLink(member)}>
            {say("passwordLink")}
          </Button>
        )}
        {member.disabled && <EnableButton member={member} />}
        {!member.disabled && !isMe && (
          <Button size="sm" onClick={() => onDisable(member)}>
            {say("disable")}
          </Button>
        )}
      </fieldset>
    </Card>
  );
}

function Facts({ member, isMe }: { member: Member; isMe: boolean }) {
  const say = useMemberWords();
  const contact = [member.mobile, member.email, member.jobNumber].filter(Boolean).join(" · ");
  return (
    <div className="min-w-0 flex-1 basis-64">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <span className={member.disabled ? "font-semibold text-faint" : "font-semibold"}>
          <GivenName max={40}>{member.name}</GivenName>
        </span>
        <span className="text-faint">
          <bdi>{member.account}</bdi>
        </span>
        {isMe && <Badge>{say("you")}</Badge>}
        {member.disabled && <Badge tone="danger">{say("disabled")}</Badge>}
      </p>
      {contact && <p className="text-[0.8125rem] text-soft wrap-anywhere">{contact}</p>}
      <p className="mt-1.5 flex flex-wrap gap-1.5">
        {member.roles.map((role) => (
          <Badge key={role} tone={role === "admin" ? "accent" : "neutral"}>
            {say(role)}
          </Badge>
        ))}
      </p>
    </div>
  );
}

function EnableButton({ member }: { member: Member }) {
  const say = useMemberWords();
  const failureText = useFailureText();
  const update = useUpdateMember();
  return (
    <Button
      size="sm"
      busy={update.isPending}
      onClick={() =>
        update.mutate(
          { id: member.id, disabled: false },
          {
            onSuccess: () => toast.success(say("enabledNow", { name: member.name })),
            onError: (error) => toast.failure(failureText(error)),
          },
        )
      }
    >
      {say("enable")}
    </Button>
  );
}
