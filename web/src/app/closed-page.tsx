import { Link } from "@tanstack/react-router";
import { Lock } from "lucide-react";
import { useAdmins } from "../api/members.ts";
import { buttonClass } from "../ui/button.tsx";
import { GivenName } from "../ui/given-name.tsx";
import { clip } from "../ui/text.ts";
import { useClosedWords } from "./closed-words.ts";
import type { ClosedPlace } from "./places.ts";

/** In place of a part of the app that is not for this person: what it is for, who can open it, and the way back. */
export function ClosedPage({ place: { word } }: { place: ClosedPlace }) {
  const say = useClosedWords();
  return (
    <div className="flex max-w-3xl gap-4 px-4 py-8 sm:px-8 sm:py-10">
      <title>{`${say(`${word}Title`)} · Behalf`}</title>
      <Lock aria-hidden="true" className="mt-1 size-5 shrink-0 text-faint" />
      <div className="min-w-0 border-line border-l pb-4 pl-5">
        <h1 className="text-xl font-semibold text-balance">{say(`${word}Title`)}</h1>
        <p className="mt-1.5 max-w-prose text-pretty text-soft">{say(`${word}Text`)}</p>
        <div className="mt-5 flex flex-wrap gap-2">
          <Link to="/chat" className={buttonClass("primary")}>
            {say("backToChat")}
          </Link>
          <Link to="/me/authorisations" className={buttonClass()}>
            {say("myAuthorisations")}
          </Link>
        </div>
        <WhomToAsk />
      </div>
    </div>
  );
}

function WhomToAsk() {
  const say = useClosedWords();
  const admins = useAdmins().data ?? [];
  return (
    <section className="mt-8">
      <h2 className="border-line border-b pb-1.5 text-[0.8125rem] text-faint">{say("whomToAsk")}</h2>
      <ul>
        {admins.map(({ name }, index) => (
          <li key={index} className="flex items-center gap-3 border-line border-b py-2">
            <span
              aria-hidden="true"
              className="grid size-7 shrink-0 place-items-center rounded-full bg-accent-soft text-xs font-semibold text-accent-ink uppercase"
            >
              {clip(name, 40).charAt(0)}
            </span>
            <span className="min-w-0">
              <GivenName max={40}>{name}</GivenName>{" "}
              <span className="text-[0.8125rem] text-faint">{say("anAdmin")}</span>
            </span>
          </li>
        ))}
      </ul>
      <p className="mt-2 max-w-prose text-[0.8125rem] text-faint">{say("notOnLine")}</p>
    </section>
  );
}
