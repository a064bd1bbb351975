// What an organisation decides for all of its people.
export { type ModelTrial, modelRoutes } from "./http.ts";
export { type KeptModel, type Model, usualBudgets } from "./model.ts";
export { modelInUse, readerOfResults } from "./model-in-use.ts";
export { tidyModelKeys } from "./model-key.ts";
export type { Account, ModelUse, Used } from "./model-use.ts";
export { findModel } from "./models.ts";
export { keptModelOf } from "./store.ts";
