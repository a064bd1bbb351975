import { defineWords } from "../../ui/language/define-words.tsx";

export const useSampleWords = defineWords({ none: "没有示例。" }, { none: "There are no samples." });
