import { defineWords } from "../../app/i18n.tsx";

export const useSampleWords = defineWords({ none: "没有示例。" }, { none: "There are no samples." });
