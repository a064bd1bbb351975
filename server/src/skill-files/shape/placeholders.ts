/** What a build tool, or a person, was to put something else in the place of before the file is used. */

const styles: readonly RegExp[] = [
  /\$\{\{.*?\}\}/, // ${{NAME}}
  /\{\{.*?\}\}/, // {{name}}
  /<%.*?%>/, // <%= name %>
  /\{%.*?%\}/, // {% name %}
  /\$\{[^{}]*\}/, // ${NAME}
  /\$\([^()]*\)/, // $(NAME)
  /#\{[^{}]*\}#?/, // #{NAME}#
  /\{(?:env|process\.env|secrets?|vars?)[.:][^{}]*\}/i, // {env:NAME}
  /\$[A-Z_][A-Z0-9_]*\b|(?<=:\/\/)\$\w+/, // $NAME
  /__[A-Za-z]\w*?__/, // __NAME__
  /%[A-Za-z_]\w{2,}%/, // %NAME%; an encoded character has two digits
  /@@?[A-Z_]{2,}@@?/, // @NAME@
  /<[^<>]+>/, // <your host>
  /\[[A-Za-z][^[\]:]*\](?!\()/, // [YOUR HOST], not an IPv6 address
  /\b(?:YOUR|REPLACE|INSERT|CHANGE)[-_]?[A-Z][A-Z_-]*\b/, // YOUR_DOMAIN, CHANGEME
  /(?<![\w-])your[-_]?(?:api|app|backend|company|domain|endpoint|host(?:name)?|instance|org(?:anization)?|server|service|site|subdomain|tenant|url|workspace)\b/i,
  /你的(?:域名|地址|服务器|主机)/,
];

/** The first one in an address; `{name}` of a variable that the file describes is none. */
export function placeholderIn(address: string, variables: ReadonlySet<string>): string | undefined {
  const text = address.replace(/(?<![{$#])\{([^{}]*)\}(?!\})/g, (whole, name: string) =>
    variables.has(name) ? "x" : whole,
  );
  const found = styles.flatMap((style) => style.exec(text)?.[0] ?? []);
  return found.sort((a, b) => text.indexOf(a) - text.indexOf(b) || b.length - a.length)[0];
}
