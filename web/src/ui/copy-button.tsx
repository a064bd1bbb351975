import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { Button, IconButton } from "./button.tsx";
import { toast } from "./toast.tsx";
import { useUiWords } from "./words.ts";

interface CopyButtonProps {
  text: string;
  label?: string;
}

/** Copies a text and says so for two seconds. */
export function CopyButton({ text, label }: CopyButtonProps) {
  const say = useUiWords();
  const { copied, copy } = useCopy(text);
  return (
    <IconButton label={copied ? say("copied") : (label ?? say("copy"))} onClick={copy}>
      {copied ? <Check /> : <Copy />}
    </IconButton>
  );
}

/** As `CopyButton`, with its label to be read: where several things can be copied. */
export function CopyTextButton({ text, label }: Required<CopyButtonProps>) {
  const say = useUiWords();
  const { copied, copy } = useCopy(text);
  const Icon = copied ? Check : Copy;
  return (
    <Button size="small" variant="quiet" onClick={copy}>
      <Icon aria-hidden="true" className="size-3.5" />
      {copied ? say("copied") : label}
    </Button>
  );
}

function useCopy(text: string): { copied: boolean; copy: () => void } {
  const say = useUiWords();
  const [copied, setCopied] = useState(false);
  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
      setTimeout(() => setCopied(false), 2000);
    } catch {
      toast.failure(say("copyFailed"));
    }
  }
  return { copied, copy: () => void copy() };
}
