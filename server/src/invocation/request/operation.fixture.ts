import type { Operation, Parameter } from "../../skill-files/index.ts";

/** An operation as the reading of a skill file gives it; only what a test is about needs to be said. */
export function operation(given: Partial<Operation> = {}): Operation {
  return {
    operationId: "getWeather",
    method: "GET",
    path: "/weather",
    server: "https://skill.example/v1",
    summary: "Get the weather",
    description: "Get the weather",
    scopes: [],
    keywords: [],
    examples: [],
    parameters: [],
    bodyRequired: false,
    contentType: null,
    display: "auto",
    confirm: null,
    ...given,
  };
}

export function parameter(name: string, given: Partial<Parameter> = {}): Parameter {
  return {
    key: name,
    name,
    in: "query",
    required: false,
    description: "",
    schema: { type: "string" },
    context: null,
    entity: null,
    ...given,
  };
}
