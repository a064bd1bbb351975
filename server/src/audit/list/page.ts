import { z } from "zod";
import { ExactTime, pageQuery } from "../../platform/page.ts";

/** Events by their time, to the microsecond, and by their ids where they are of one time. */
export const eventPage = pageQuery(z.tuple([ExactTime, z.int().positive()]), {
  usual: 50,
});
