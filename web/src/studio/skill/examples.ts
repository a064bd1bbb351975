import type { ExampleName } from "../search.ts";
import phone from "./examples/phone.yaml?raw";
import weather from "./examples/weather.yaml?raw";

/** Skill files to begin with: one that needs no permission, one that asks the person. */
export const examples: Record<ExampleName, string> = { weather, phone };
