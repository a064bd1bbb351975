import { defineWords } from "../language/define-words.tsx";

export const useApiOfWords = defineWords(
  {
    of: "{provider}的 API“{name}”",
    more: "你已允许，但它现在开放得更多：",
    writes: "可以修改数据，之前只是读取",
    movesTo: "请求改送到 {address}",
    field: "字段 {name}",
  },
  {
    of: "{provider}’s API “{name}”",
    more: "You allow this already, and it opens more now:",
    writes: "It changes data; before it only read",
    movesTo: "Its requests go to {address} now",
    field: "the field {name}",
  },
);
