/** The margin, the line and the text beside it. */
export const column =
  "mx-auto w-full max-w-[calc(4rem+25px+var(--container-measure)+1.5rem)] px-4 sm:pr-6 sm:pl-0";

/** The field keeps its identity while it moves from the middle of the page to its end. */
export const composerPlace = "[view-transition-name:composer]";
