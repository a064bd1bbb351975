import { lazy } from "react";
import type { TalkParts } from "../ui/talk-parts.tsx";

export const talkParts: TalkParts = {
  RunCards: lazy(async () => ({ default: (await import("../chat/trial/run-cards.tsx")).RunCards })),
  CallFields: lazy(async () => ({ default: (await import("../chat/trial/call-fields.tsx")).CallFields })),
};
