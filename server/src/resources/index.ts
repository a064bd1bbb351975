// The APIs a token opens.
export { contactRoutes } from "./contact/http.ts";
