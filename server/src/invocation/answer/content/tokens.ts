import { Tokenizer } from "htmlparser2";

/** What comes in HTML and XML, in order. */
export type Token =
  | { kind: "open"; name: string }
  | { kind: "close"; name: string }
  | { kind: "attribute"; text: string }
  | { kind: "text"; text: string };

/** A page for people is shorter; what comes after is not read. */
const maxLength = 256 * 1024;

/** Names in lower case and without a prefix in HTML, without a prefix in XML. No tree is built: tags may be wrong in any way. */
export function tokensIn(whole: string, isXml: boolean, take: (token: Token) => void): void {
  const text = whole.slice(0, maxLength);
  const named = (start: number, end: number) => {
    const name = text.slice(start, end).replace(/^[^:]*:/, "");
    return isXml ? name : name.toLowerCase();
  };
  let open = "";
  const ignored = () => {};
  const taking = (start: number, end: number) => take({ kind: "text", text: text.slice(start, end) });
  const tokenizer = new Tokenizer(
    { xmlMode: isXml, decodeEntities: true },
    {
      onopentagname(start, end) {
        open = named(start, end);
        take({ kind: "open", name: open });
      },
      onselfclosingtag: () => take({ kind: "close", name: open }),
      onclosetag: (start, end) => take({ kind: "close", name: named(start, end) }),
      ontext: taking,
      oncdata: (start, end, endOffset) => taking(start, end - endOffset),
      ontextentity: (codePoint) => take({ kind: "text", text: String.fromCodePoint(codePoint) }),
      onattribdata: (start, end) => take({ kind: "attribute", text: text.slice(start, end) }),
      onattribentity: ignored,
      onattribend: ignored,
      onattribname: ignored,
      oncomment: ignored,
      ondeclaration: ignored,
      onend: ignored,
      onopentagend: ignored,
      onprocessinginstruction: ignored,
    },
  );
  tokenizer.write(text);
  tokenizer.end();
}
