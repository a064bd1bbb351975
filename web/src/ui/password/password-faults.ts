/** As the server takes it. */
export const minPasswordLength = 8;

/** A new password, typed twice since nobody sees it; `current` where it takes the place of one. */
export interface NewPassword {
  current?: string;
  next: string;
  repeat: string;
}

export type PasswordFault = "missing" | "short" | "differs" | "same";

/** What is wrong with each, before it is sent. */
export function faultsOf({
  current,
  next,
  repeat,
}: NewPassword): Partial<Record<keyof NewPassword, PasswordFault>> {
  return {
    ...(current === "" && { current: "missing" }),
    ...(next.length < minPasswordLength
      ? { next: "short" }
      : next.normalize("NFKC") === current?.normalize("NFKC") && { next: "same" }),
    ...(repeat !== next && { repeat: "differs" }),
  };
}
