/** Who asks, to whomever the platform asks something. */
export const userAgent = "Behalf/0.1";
