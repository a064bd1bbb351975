import { availableParallelism, cpus, loadavg } from "node:os";

/** One way of doing a piece of work, with how long `count` of it took, in seconds. */
export interface Contender {
  name: string;
  run(count: number): Promise<number>;
}

export interface Comparison {
  /** Work done in a second: median, least, most. */
  first: { name: string; perSecond: [number, number, number] };
  second: { name: string; perSecond: [number, number, number] };
  /** `first` by `second`, round by round: median, least, most. */
  ratio: [number, number, number];
  rounds: number;
  host: { cores: number; cpu: string | undefined; load: number | undefined };
}

/** Both do `count` a round, taking turns at going first, so that whatever else the machine does meets both. */
export async function compare(
  first: Contender,
  second: Contender,
  { rounds, count }: { rounds: number; count: number },
): Promise<Comparison> {
  await first.run(count);
  await second.run(count);
  const speeds: [number, number][] = [];
  for (let round = 0; round < rounds; round += 1) {
    const order = round % 2 === 0 ? [first, second] : [second, first];
    const perSecond = new Map<Contender, number>();
    for (const contender of order) perSecond.set(contender, count / (await contender.run(count)));
    speeds.push([perSecond.get(first) ?? 0, perSecond.get(second) ?? 0]);
  }
  return {
    first: {
      name: first.name,
      perSecond: spread(
        speeds.map(([speed]) => speed),
        0,
      ),
    },
    second: {
      name: second.name,
      perSecond: spread(
        speeds.map(([, speed]) => speed),
        0,
      ),
    },
    ratio: spread(
      speeds.map(([one, other]) => one / other),
      2,
    ),
    rounds,
    host: { cores: availableParallelism(), cpu: cpus()[0]?.model, load: loadavg()[0] },
  };
}

function spread(values: number[], digits: number): [number, number, number] {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (index: number) => Number((sorted[index] ?? 0).toFixed(digits));
  return [at(Math.floor(sorted.length / 2)), at(0), at(sorted.length - 1)];
}

export function describe({ first, second, ratio, rounds, host }: Comparison): string {
  const speed = ({ name, perSecond: [median, least, most] }: Comparison["first"]) =>
    `${name.padEnd(40)}${median}/s  (${least} to ${most})`;
  const [median, least, most] = ratio;
  return [
    speed(first),
    speed(second),
    `${"ratio".padEnd(40)}${median}  (${least} to ${most}, ${rounds} rounds)`,
    `${"host".padEnd(40)}${host.cores} × ${host.cpu}, load ${host.load?.toFixed(1)}`,
  ].join("\n");
}
