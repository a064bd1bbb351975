import { type RegisteredRouter, type RouteById, type RouteIds, useMatch } from "@tanstack/react-router";

type Tree = RegisteredRouter["routeTree"];
type SearchOf<From extends RouteIds<Tree>> = RouteById<Tree, From>["types"]["fullSearchSchema"];

/**
 * What the address of a page says, as its route reads it, and nothing else.
 * The router's own hook answers that laid over what stands in the address: what makes no sense would come through.
 */
export function useReadSearch<const From extends RouteIds<Tree>>(from: From): SearchOf<From> {
  return useMatch({ from, select: (match) => match._strictSearch });
}
