import { Link } from "@tanstack/react-router";
import { ChevronLeft } from "lucide-react";
import type { ReactNode } from "react";
import { GivenName } from "../ui/given-name.tsx";
import { Tile } from "../ui/tile.tsx";
import { useSpokenName } from "../ui/use-spoken-name.ts";
import { useMeWords } from "./words.ts";

interface DetailHeadProps {
  application: { name: string; provider: string };
  skill: { title: string } | null;
  quiet?: boolean;
  action?: ReactNode;
}

/** Who it is: the application, who provides it, and for which of its skills. */
export function DetailHead({ application, skill, quiet = false, action }: DetailHeadProps) {
  const spoken = useSpokenName();
  const say = useMeWords();
  return (
    <>
      <Link
        to="/me/authorisations"
        search={({ q }) => (q === undefined ? {} : { q })}
        className="flex min-h-11 items-center gap-1 px-3 text-soft hover:text-ink md:hidden"
      >
        <ChevronLeft aria-hidden="true" className="size-4" />
        {say("title")}
      </Link>
      <header className="flex flex-wrap items-start gap-x-4 gap-y-3 px-gutter pb-4 md:pt-6">
        <Tile size="large" quiet={quiet}>
          {spoken(application.name).charAt(0)}
        </Tile>
        <div className="min-w-0 flex-1">
          <h2 className="text-title font-semibold">
            <GivenName>{application.name}</GivenName>
          </h2>
          <p className="flex flex-wrap gap-x-2 text-soft">
            <span>{say.rich("by", { org: <GivenName>{application.provider}</GivenName> })}</span>
            <span>
              {skill === null
                ? say("applicationItself")
                : say.rich("skill", { skill: <GivenName>{skill.title}</GivenName> })}
            </span>
            <span className="text-note leading-5 text-faint">{say("namesGiven")}</span>
          </p>
        </div>
        {action}
      </header>
    </>
  );
}
