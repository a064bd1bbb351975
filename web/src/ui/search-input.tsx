import { Search } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { cx } from "./class-names.ts";
import { Input } from "./input.tsx";

const settleTime = 200;

interface SearchInputProps {
  label: string;
  /** What is searched for, usually from the URL. */
  value: string;
  onChange: (value: string) => void;
  className?: string;
  /** Where it was asked for. */
  autoFocus?: boolean;
}

/**
 * A search field that tells what was typed when the typing rests. It keeps its own text meanwhile: a value that
 * comes back through the URL a moment later would break input methods.
 */
export function SearchInput({ label, value, onChange, className, autoFocus = false }: SearchInputProps) {
  const [text, setText] = useState(value);
  const told = useRef(value);
  const tell = useRef(onChange);
  tell.current = onChange;

  useEffect(() => {
    if (value === told.current) return;
    told.current = value;
    setText(value);
  }, [value]);

  useEffect(() => {
    if (text === told.current) return;
    const timer = setTimeout(() => {
      told.current = text;
      tell.current(text);
    }, settleTime);
    return () => clearTimeout(timer);
  }, [text]);

  return (
    <div className={cx("relative", className)}>
      <Search
        aria-hidden="true"
        className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-faint"
      />
      <Input
        type="search"
        aria-label={label}
        placeholder={label}
        value={text}
        autoFocus={autoFocus}
        onChange={(event) => setText(event.target.value)}
        className="pl-8"
      />
    </div>
  );
}
