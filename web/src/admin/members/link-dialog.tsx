import { useMakePasswordLink } from "../../api/members.ts";
import type { Member } from "../../api/schema.gen.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { FailureNote } from "../../ui/failure.tsx";
import { useUiWords } from "../../ui/words.ts";
import { LinkOnce } from "./link-once.tsx";
import { useMemberWords } from "./words.ts";

/** Says what a new link does, makes it, and shows it. */
export function LinkDialog({ member, onClose }: { member: Member; onClose: () => void }) {
  const say = useMemberWords();
  const cancel = useUiWords()("cancel");
  const make = useMakePasswordLink();
  if (make.data) return <LinkOnce name={member.name} link={make.data.link} onClose={onClose} />;
  return (
    <Dialog
      title={say("linkTitle", { name: member.name })}
      onClose={onClose}
      footer={
        <>
          <Button autoFocus onClick={onClose}>
            {cancel}
          </Button>
          <Button variant="main" busy={make.isPending} onClick={() => make.mutate(member.id)}>
            {say("makeLink")}
          </Button>
        </>
      }
    >
      <div className="space-y-3 text-soft">
        <p>{say("linkText")}</p>
        <p>{say("linkTold")}</p>
      </div>
      {make.error && <FailureNote error={make.error} />}
    </Dialog>
  );
}
