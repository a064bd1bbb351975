import type { ApiContent } from "../../../../web/src/api/schema.gen.ts";

/** The same points, their codes under this namespace. */
export function underNamespace(content: ApiContent, namespace: string): ApiContent {
  const points = content.points.map((point) => ({ ...point, code: point.code.replace(/^[^.]*/, namespace) }));
  return { ...content, points };
}
