import { isJson, isRange, mediaType } from "../parameters/media-type.ts";
import { child, entries, type Node } from "../parse/tree.ts";

/** The form in which a body is sent. `other`: text written by the planner, under a type that it may not fit. */
export interface Media {
  kind: "json" | "form" | "multipart" | "text" | "other";
  contentType: string;
  node: Node;
}

const wanted: [kind: Media["kind"], test: (type: string) => boolean, instead?: string][] = [
  ["json", (type) => type === "application/json"],
  ["json", isJson],
  ["json", (type) => type === "*/*" || type === "application/*", "application/json"],
  ["form", (type) => type === "application/x-www-form-urlencoded"],
  ["multipart", (type) => type === "multipart/form-data"],
  ["multipart", (type) => type === "multipart/*", "multipart/form-data"],
  ["text", (type) => type === "text/*", "text/plain"],
  ["text", (type) => type.startsWith("text/") && type !== "text/xml"],
  ["other", (type) => !isRange(type)],
  ["other", isRange, "application/octet-stream"],
];

/** Of the media types a body offers the one a planner fills best; undefined when there is none at all. */
export function chooseMedia(body: Node): Media | undefined {
  const offered = entries(child(body, "content")).flatMap(([name, node]) => {
    const type = mediaType(name);
    return type === undefined ? [] : [{ type, node }];
  });
  for (const [kind, test, instead] of wanted) {
    const found = offered.find(({ type }) => test(type));
    if (found !== undefined) return { kind, contentType: instead ?? found.type, node: found.node };
  }
  return undefined;
}
