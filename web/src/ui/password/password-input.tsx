import { Eye, EyeOff } from "lucide-react";
import { type ComponentProps, useState } from "react";
import { IconButton } from "../button.tsx";
import { Input } from "../input.tsx";
import { usePasswordWords } from "./words.ts";

interface PasswordInputProps extends Omit<ComponentProps<"input">, "onChange" | "type" | "value"> {
  autoComplete: "current-password" | "new-password";
  value: string;
  onChange: (value: string) => void;
}

/** A password, hidden until its person wants to see it. */
export function PasswordInput({ value, onChange, ...control }: PasswordInputProps) {
  const say = usePasswordWords();
  const [shown, setShown] = useState(false);
  return (
    <div className="relative">
      <Input
        {...control}
        type={shown ? "text" : "password"}
        maxLength={200}
        className="pr-12"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      <IconButton
        label={say(shown ? "hide" : "show")}
        className="absolute! inset-y-0 right-1 my-auto"
        onClick={() => setShown(!shown)}
      >
        {shown ? <EyeOff aria-hidden="true" /> : <Eye aria-hidden="true" />}
      </IconButton>
    </div>
  );
}
