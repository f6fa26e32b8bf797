// Runs in the engine's worker before the engine, as a classic script. The engine reads the extract
// by synchronous requests: one that never answers would block the worker for ever, and one that
// throws while a file is opened hangs it (duckdb-wasm 1.32, runtime_browser.ts).
const ANSWER_MS = 5000;
/** A large read gets more time, so that a slow line passes. */
const LEAST_BYTES_PER_MS = 1000;
const MOST_MORE_MS = 2000;

// A refused download of the wasm is a rejection nobody answers: thrown on, it reaches the page.
addEventListener('unhandledrejection', (event) => {
  event.preventDefault();
  throw event.reason;
});

const bytesOf = (range) => {
  const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(range) ?? [];
  return first === undefined ? 0 : Number(last) - Number(first) + 1;
};

self.XMLHttpRequest = class extends XMLHttpRequest {
  #range = '';
  #failed = false;
  open(...request) {
    super.open(...request);
    this.timeout = ANSWER_MS;
  }
  setRequestHeader(name, value) {
    super.setRequestHeader(name, value);
    if (name === 'Range') this.#range = value;
    this.timeout = ANSWER_MS + Math.min(MOST_MORE_MS, bytesOf(this.#range) / LEAST_BYTES_PER_MS);
  }
  send(body) {
    try {
      super.send(body);
      // The page's clock for this question starts anew: the file is coming.
      postMessage({ guard: 'moved' });
    } catch {
      this.#failed = true;
    }
  }
  /** No answer reads as a refusal, which the engine reports. */
  get status() {
    return this.#failed ? 504 : super.status;
  }
};

// The program comes in pieces, and is compiled when the last one is here: that may take its time.
const load = self.fetch;
self.fetch = async (...request) => {
  const answer = await load(...request);
  if (!answer.ok) throw new TypeError(`HTTP ${answer.status} for ${answer.url}`);
  const told = new TransformStream({
    transform: (piece, out) => out.enqueue(piece),
    flush: () => postMessage({ guard: 'whole' }),
  });
  // Streaming compilation wants this type, whatever the host calls the file.
  const headers = new Headers({ 'content-type': 'application/wasm' });
  headers.set('content-length', answer.headers.get('content-length') ?? '');
  return new Response(answer.body.pipeThrough(told), { headers });
};
