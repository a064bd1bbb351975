/** One event of a `text/event-stream`. Comments, which keep a connection alive, are not among them. */
export interface StreamEvent {
  event: string;
  id: string | undefined;
  data: string;
}

/** The events of an open answer, until it ends. Leaving the loop closes the connection. */
export async function* eventsOf(answer: Response): AsyncGenerator<StreamEvent> {
  if (answer.body === null) return;
  let text = "";
  for await (const chunk of answer.body.pipeThrough(new TextDecoderStream())) {
    text += chunk;
    const blocks = text.split("\n\n");
    text = blocks.pop() ?? "";
    for (const block of blocks) {
      const event = readEvent(block);
      if (event !== undefined) yield event;
    }
  }
}

function readEvent(block: string): StreamEvent | undefined {
  const fields = new Map(
    block
      .split("\n")
      .map((line) => /^(\w+): (.*)$/.exec(line))
      .flatMap((match): [string, string][] => (match === null ? [] : [[match[1] ?? "", match[2] ?? ""]])),
  );
  const data = fields.get("data");
  return data === undefined
    ? undefined
    : { event: fields.get("event") ?? "message", id: fields.get("id"), data };
}
