import { Eye, EyeOff } from "lucide-react";
import { type ComponentProps, useState } from "react";
import { IconButton } from "./button.tsx";
import { Input } from "./input.tsx";
import { useUiWords } from "./words.ts";

/** A secret being typed: hidden until one asks to see it, and not offered to a password manager. */
export function SecretInput({ label, ...rest }: ComponentProps<typeof Input> & { label: string }) {
  const say = useUiWords();
  const [shown, setShown] = useState(false);
  return (
    <div className="relative">
      <Input
        {...rest}
        type={shown ? "text" : "password"}
        autoComplete="new-password"
        autoCapitalize="none"
        spellCheck={false}
        className="pr-12 font-mono"
      />
      <IconButton
        label={`${say(shown ? "hide" : "show")} ${label}`}
        aria-pressed={shown}
        onClick={() => setShown(!shown)}
        className="absolute top-1 right-1.5"
      >
        {shown ? <EyeOff aria-hidden="true" /> : <Eye aria-hidden="true" />}
      </IconButton>
    </div>
  );
}
