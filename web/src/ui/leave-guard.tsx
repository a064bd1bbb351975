import { useBlocker } from "@tanstack/react-router";
import { ConfirmDialog } from "./dialog.tsx";

interface LeaveGuardProps {
  /** Whether something would be lost. */
  dirty: boolean;
  /** Tried first; answers whether nothing would be lost any more. */
  save?: () => Promise<boolean>;
  /** Going from part to part of the page loses nothing. */
  inParts?: boolean;
  title: string;
  text: string;
  confirm: string;
}

const cannotSave = async () => false;

/** Asks before what is not saved is left behind; closing the tab asks in the browser's own words. */
export function LeaveGuard({
  dirty,
  save = cannotSave,
  inParts = false,
  title,
  text,
  confirm,
}: LeaveGuardProps) {
  const blocker = useBlocker({
    shouldBlockFn: async ({ current, next }) =>
      dirty && !(inParts && current.pathname === next.pathname) && !(await save()),
    enableBeforeUnload: () => dirty,
    withResolver: true,
  });
  if (blocker.status !== "blocked") return null;
  return (
    <ConfirmDialog
      danger
      title={title}
      confirm={confirm}
      onConfirm={async () => blocker.proceed()}
      onClose={blocker.reset}
    >
      <p>{text}</p>
    </ConfirmDialog>
  );
}
