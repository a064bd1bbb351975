import { GivenText } from "../../ui/given-name.tsx";
import { textOf } from "./parameter-text.ts";
import { useConfirmationWords } from "./words.ts";

/** What the service takes for granted where nothing is given; it is not sent. */
export function Assumed({ value }: { value: unknown }) {
  const say = useConfirmationWords();
  return <>{say.rich("assumed", { value: <GivenText max={100}>{textOf(value)}</GivenText> })}</>;
}
