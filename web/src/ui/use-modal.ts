import { type RefObject, useLayoutEffect, useState } from "react";

/**
 * Shows a dialog over everything while it is mounted. It is put away while it is still on the page: only then the
 * browser gives the focus back. True once it is there: what comes in then may take the focus.
 */
export function useModal(ref: RefObject<HTMLDialogElement | null>): boolean {
  const [shown, setShown] = useState(false);
  useLayoutEffect(() => {
    const dialog = ref.current;
    dialog?.showModal();
    setShown(true);
    return () => dialog?.close();
  }, [ref]);
  return shown;
}
