import { useBlocker } from "@tanstack/react-router";
import { ConfirmDialog } from "../ui/dialog.tsx";

interface LeaveGuardProps {
  /** Whether something would be lost. */
  dirty: boolean;
  title: string;
  text: string;
  confirm: string;
}

/** Asks before what is not saved is left behind; closing the tab asks in the browser's own words. */
export function LeaveGuard({ dirty, title, text, confirm }: LeaveGuardProps) {
  const blocker = useBlocker({
    shouldBlockFn: () => dirty,
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
