// A whole skill: its code is exchanged already, and it reads what the person allowed.
import { type Operations, serveAlone } from "../serve.ts";

export const operations: Operations = {
  async "GET /phone"({ behalf, accessToken }) {
    const { mobile } = await behalf.profile(accessToken);
    return { mobile };
  },
  async "GET /profile"({ behalf, accessToken }) {
    const { nick, email } = await behalf.profile(accessToken);
    return { name: nick, email };
  },
};

if (import.meta.main) await serveAlone(operations);
