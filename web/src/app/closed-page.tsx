import { Link } from "@tanstack/react-router";
import { Lock } from "lucide-react";
import { useAdmins } from "../api/members.ts";
import { Bar } from "../ui/bar.tsx";
import { Blank } from "../ui/blank.tsx";
import { buttonClass } from "../ui/button.tsx";
import { GivenName } from "../ui/given-name.tsx";
import { Face } from "../ui/tile.tsx";
import { useClosedWords } from "./closed-words.ts";
import type { ClosedPlace } from "./places.ts";
import { useAppWords } from "./words.ts";

/** In place of a part of the app that is not for this person: what it is for, who can open it, and the way back. */
export function ClosedPage({ place: { word } }: { place: ClosedPlace }) {
  const say = useClosedWords();
  const title = useAppWords()(word);
  return (
    <>
      <Bar title={title} />
      <Blank
        icon={<Lock />}
        title={say(`${word}Title`)}
        text={say(`${word}Text`)}
        action={
          <>
            <Link to="/chat" className={buttonClass("main")}>
              {say("backToChat")}
            </Link>
            <Link to="/me/authorisations" className={buttonClass()}>
              {say("myAuthorisations")}
            </Link>
          </>
        }
      >
        <WhomToAsk />
      </Blank>
    </>
  );
}

function WhomToAsk() {
  const say = useClosedWords();
  const admins = useAdmins().data ?? [];
  return (
    <section aria-labelledby="whom-to-ask" className="max-w-[27.5rem]">
      <h3 id="whom-to-ask" className="border-line-strong border-b pb-1.5 text-note text-faint">
        {say("whomToAsk")}
      </h3>
      <ul>
        {admins.map(({ name }, index) => (
          <li key={index} className="flex min-h-11 items-center gap-3 border-line border-b py-1">
            <Face name={name} />
            <span className="min-w-0">
              <GivenName max={40}>{name}</GivenName>{" "}
              <span className="text-note text-faint">{say("anAdmin")}</span>
            </span>
          </li>
        ))}
      </ul>
      <p className="mt-2 text-note text-faint">{say("notOnLine")}</p>
    </section>
  );
}
