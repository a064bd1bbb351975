/** The card is not part of what chat loads first: it is fetched as soon as somebody writes, and there when it is needed. */
export const fetchConsentCard = () => import("./consent-card.tsx");
