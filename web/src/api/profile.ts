import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { call } from "./client.ts";
import type { Session } from "./schema.gen.ts";
import { sessionQuery } from "./session.ts";

const profileQuery = queryOptions({
  queryKey: ["profile"],
  queryFn: async ({ signal }) => (await call("GET /api/profile", { signal })).profile,
});

export function useProfile() {
  return useQuery(profileQuery);
}

interface PictureChange {
  image: string | null;
  onSent: (part: number) => void;
}

/** Own picture; an image as base64, or none. It is shown everywhere at once. */
export function useChangePicture() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ image, onSent }: PictureChange) => {
      if (image !== null)
        return (await call("PUT /api/profile/picture", { body: { image }, onSent })).picture;
      await call("DELETE /api/profile/picture");
      return null;
    },
    onSuccess: (picture) => {
      client.setQueryData(sessionQuery.queryKey, (session: Session | undefined) =>
        session === undefined ? session : { ...session, user: { ...session.user, picture } },
      );
      for (const key of ["profile", "members"]) void client.invalidateQueries({ queryKey: [key] });
    },
  });
}
