import { OutsideLink } from "../outside-link.tsx";
import { useConsentWords } from "./words.ts";

/** Its address was given by the developer, so it is shown before it is opened. */
export function PrivacyLink({ url }: { url: string }) {
  const say = useConsentWords();
  return (
    <OutsideLink href={url} title={say("leaveTitle")} text={say("leaveText")} open={say("leave")}>
      {say("privacy")}
    </OutsideLink>
  );
}
