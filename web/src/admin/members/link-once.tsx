import { Link2 } from "lucide-react";
import { Button } from "../../ui/button.tsx";
import { Credential } from "../../ui/credentials/secret-once.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { useMemberWords } from "./words.ts";

interface LinkOnceProps {
  name: string;
  link: string;
  onClose: () => void;
}

/** A link to set a password, the one time it is shown. Only its button closes it: a stray click would lose the link. */
export function LinkOnce({ name, link, onClose }: LinkOnceProps) {
  const say = useMemberWords();
  return (
    <Dialog
      title={say("linkReady", { name })}
      footer={
        <Button variant="main" onClick={onClose}>
          {say("linkDone")}
        </Button>
      }
    >
      <p className="mb-4 flex gap-3 rounded-control bg-notice-soft px-3.5 py-3 text-notice-ink">
        <Link2 aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
        {say("linkOnce")}
      </p>
      <dl>
        <Credential name={say("link")} value={link} copy={say("copyLink")} />
      </dl>
    </Dialog>
  );
}
