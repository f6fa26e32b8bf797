/** Units as a graph: neighbours of unit u are `to[from[u]..from[u+1]]`. */
export interface Graph {
  readonly units: number;
  readonly from: Int32Array;
  readonly to: Int32Array;
}

/** Undirected edges, both ends as unit indices, in compressed rows. */
export function makeGraph(
  units: number,
  edges: readonly (readonly [a: number, b: number])[],
): Graph {
  const from = new Int32Array(units + 1);
  const count = (unit: number) => {
    from[unit + 1] = (from[unit + 1] ?? 0) + 1;
  };
  for (const [a, b] of edges) {
    count(a);
    count(b);
  }
  for (let unit = 0; unit < units; unit += 1)
    from[unit + 1] = (from[unit + 1] ?? 0) + (from[unit] ?? 0);
  const to = new Int32Array(edges.length * 2);
  const next = from.slice();
  const put = (unit: number, other: number) => {
    const place = next[unit] ?? 0;
    to[place] = other;
    next[unit] = place + 1;
  };
  for (const [a, b] of edges) {
    put(a, b);
    put(b, a);
  }
  return { units, from, to };
}

/** Calls `visit` with every neighbour of `unit`. */
export function eachNeighbour(graph: Graph, unit: number, visit: (other: number) => void): void {
  const end = graph.from[unit + 1] ?? 0;
  for (let place = graph.from[unit] ?? 0; place < end; place += 1) visit(graph.to[place] ?? 0);
}

/** Connected parts of equal label: part number by unit, and how many there are. */
export function components(graph: Graph, label: Int32Array): { part: Int32Array; parts: number } {
  const part = new Int32Array(graph.units).fill(-1);
  const stack: number[] = [];
  let parts = 0;
  for (let start = 0; start < graph.units; start += 1) {
    if (part[start] !== -1) continue;
    stack.push(start);
    part[start] = parts;
    for (let unit = stack.pop(); unit !== undefined; unit = stack.pop()) {
      eachNeighbour(graph, unit, (other) => {
        if (part[other] !== -1 || label[other] !== label[start]) return;
        part[other] = parts;
        stack.push(other);
      });
    }
    parts += 1;
  }
  return { part, parts };
}
