/** The icons that are drawn, by the names that the server knows too. */
const names = [
  "briefcase",
  "calendar",
  "clipboard-list",
  "list-todo",
  "contact",
  "users",
  "message-circle",
  "mail",
  "phone",
  "book-open",
  "file-text",
  "folder",
  "search",
  "chart-line",
  "calculator",
  "receipt",
  "wallet",
  "shopping-cart",
  "truck",
  "plane",
  "map-pin",
  "cloud-sun",
  "graduation-cap",
  "heart-pulse",
  "wrench",
  "code",
  "shield",
  "sparkles",
] as const;

export type DrawnName = (typeof names)[number];

/** As they are kept: `:` and the name. */
export const drawnIcons = names.map((name) => `:${name}` as const);

/** Undefined for what is no drawn icon. */
export const drawnName = (icon: string): DrawnName | undefined => names.find((name) => icon === `:${name}`);
