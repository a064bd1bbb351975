import { useUpdateMember } from "../../api/members.ts";
import type { ListedMember, Member } from "../../api/schema.gen.ts";
import { useSession } from "../../api/session.ts";
import { Button } from "../../ui/button.tsx";
import { useFailureText } from "../../ui/failure.tsx";
import { GivenName } from "../../ui/given-name.tsx";
import { useFormat } from "../../ui/language/format.ts";
import { Tag } from "../../ui/tag.tsx";
import { Face } from "../../ui/tile.tsx";
import { toast } from "../../ui/toast.tsx";
import { useSpokenName } from "../../ui/use-spoken-name.ts";
import { useMemberWords } from "./words.ts";

interface MemberRowProps {
  member: ListedMember;
  onEdit: (member: Member) => void;
  onLink: (member: Member) => void;
  onDisable: (member: Member) => void;
}

export function MemberRow({ member, onEdit, onLink, onDisable }: MemberRowProps) {
  const say = useMemberWords();
  const name = useSpokenName()(member.name);
  const isMe = useSession().user.id === member.id;
  return (
    <article
      aria-label={name}
      className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-gutter py-2.5 hover:bg-hover"
    >
      <Facts member={member} isMe={isMe} />
      <fieldset className="flex flex-wrap gap-1.5">
        <legend className="sr-only">{say("actionsOf", { name })}</legend>
        <Button size="small" onClick={() => onEdit(member)}>
          {say("edit")}
        </Button>
        {!member.disabled && !isMe && (
          <Button size="small" onClick={() => onLink(member)}>
            {say("passwordLink")}
          </Button>
        )}
        {member.disabled && <EnableButton member={member} />}
        {!member.disabled && !isMe && (
          <Button size="small" onClick={() => onDisable(member)}>
            {say("disable")}
          </Button>
        )}
      </fieldset>
    </article>
  );
}

function Facts({ member, isMe }: { member: ListedMember; isMe: boolean }) {
  const say = useMemberWords();
  const format = useFormat();
  const seen = member.lastSeenAt ? say("seen", { at: format.relative(member.lastSeenAt) }) : say("notSeen");
  const contact = [member.mobile, member.email, member.jobNumber].filter(Boolean).join(" · ");
  return (
    <div className="grid min-w-0 flex-1 basis-64 grid-cols-[auto_minmax(0,1fr)] gap-x-3 md:grid-cols-[auto_minmax(0,1fr)_minmax(0,17rem)] md:items-center">
      <Face name={member.name} picture={member.picture} />
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className={member.disabled ? "font-semibold text-faint" : "font-semibold"}>
            <GivenName max={40}>{member.name}</GivenName>
          </span>
          <span className="text-faint">
            <bdi>{member.account}</bdi>
          </span>
          {isMe && <Tag>{say("you")}</Tag>}
          {member.disabled && <Tag tone="notice">{say("disabled")}</Tag>}
        </p>
        <p className="text-note text-soft wrap-anywhere">
          {contact && `${contact} · `}
          <span className="text-faint">{seen}</span>
        </p>
      </div>
      <p className="flex flex-wrap gap-1.5 max-md:col-start-2 max-md:mt-1">
        {member.roles.map((role) => (
          <Tag key={role} tone={role === "admin" ? "accent" : "neutral"}>
            {say(role)}
          </Tag>
        ))}
      </p>
    </div>
  );
}

function EnableButton({ member }: { member: Member }) {
  const say = useMemberWords();
  const failureText = useFailureText();
  const spoken = useSpokenName();
  const update = useUpdateMember();
  return (
    <Button
      size="small"
      busy={update.isPending}
      onClick={() =>
        update.mutate(
          { id: member.id, disabled: false },
          {
            onSuccess: () => toast.success(say("enabledNow", { name: spoken(member.name) })),
            onError: (error) => toast.failure(failureText(error)),
          },
        )
      }
    >
      {say("enable")}
    </Button>
  );
}
