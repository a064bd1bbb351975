/** The data of an event stream (HTML Standard, "Server-sent events"), event by event. */
export interface StreamEvent {
  event: string;
  data: string;
}

export function eventsIn(text: string): StreamEvent[] {
  const events: StreamEvent[] = [];
  let event = "";
  let data: string[] = [];
  const end = () => {
    if (data.length > 0) events.push({ event, data: data.join("\n") });
    event = "";
    data = [];
  };
  for (const line of text.split(/\r\n|\r|\n/)) {
    const colon = line.indexOf(":");
    const name = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(line[colon + 1] === " " ? colon + 2 : colon + 1);
    if (line === "") end();
    else if (name === "data") data.push(value);
    else if (name === "event") event = value;
  }
  // Many a server leaves out the empty line after the last.
  end();
  return events.filter(({ data }) => !/^\s*(?:\[DONE\]|)\s*$/i.test(data));
}
