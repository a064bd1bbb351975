import { Eye, EyeOff } from "lucide-react";
import { type ComponentProps, useState } from "react";
import { IconButton } from "../../../ui/button.tsx";
import { Input } from "../../../ui/input.tsx";
import { useAuthenticationWords } from "./words.ts";

/** A secret being typed: hidden until one asks to see it, and not offered to a password manager. */
export function SecretInput({ label, ...rest }: ComponentProps<typeof Input> & { label: string }) {
  const say = useAuthenticationWords();
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
