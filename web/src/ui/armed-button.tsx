import { type ComponentProps, useRef } from "react";
import { Button } from "./button.tsx";
import { useArmed } from "./use-armed.ts";

/** A button for decisions: inert for the first half second in view, so that no stray click decides. */
export function ArmedButton({ disabled, ...rest }: ComponentProps<typeof Button>) {
  const ref = useRef<HTMLButtonElement>(null);
  const armed = useArmed(ref);
  return <Button {...rest} ref={ref} disabled={disabled || !armed} />;
}
