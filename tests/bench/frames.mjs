// From an input to the drawn map. All arms are measured alike, in the page: the begin is the time
// stamp of the browser's input event, so that the driver's own work does not count; the end is the
// frame after the one in which the map's canvas was drawn and its pixels could be read, which waits
// for the GPU. A pan ends with its first drawing, everything else with its last one.

/** Runs in the page before its scripts: knows when a WebGL canvas was drawn to the end. */
export function watchDraws() {
  const { getContext } = HTMLCanvasElement.prototype;
  const bench = { drawings: 0, end: 0 };
  globalThis.bench = bench;
  const pixel = new Uint8Array(4);
  function watched(gl) {
    let pending = false;
    const finish = () => {
      pending = false;
      gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel);
      bench.drawings += 1;
      requestAnimationFrame(() => (bench.end = performance.now()));
    };
    const draw = gl.drawElements;
    gl.drawElements = function (...given) {
      draw.apply(gl, given);
      if (!pending) queueMicrotask(finish);
      pending = true;
    };
    return gl;
  }
  HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
    const gl = getContext.call(this, kind, ...rest);
    return kind === 'webgl2' && gl && this.isConnected ? watched(gl) : gl;
  };
}

/** Runs in the page: resolves to ms from the next event of a type to its drawing, and drawings. */
function nextDrawn([type, first]) {
  const { bench } = globalThis;
  const QUIET = 8;
  bench.next = new Promise((done) => {
    const listen = ({ timeStamp }) => {
      const before = bench.drawings;
      let [seen, quiet, frames, plain] = [before, 0, 0, 0];
      const look = () => {
        frames += 1;
        if (frames === 2) plain = performance.now();
        quiet = bench.drawings === seen ? quiet + 1 : 0;
        seen = bench.drawings;
        const drawn = seen > before;
        if (drawn && (first ? quiet > 0 : quiet >= QUIET))
          done({ ms: bench.end - timeStamp, drawings: seen - before });
        else if (quiet >= 4 * QUIET) done({ ms: plain - timeStamp, drawings: 0 });
        else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    };
    addEventListener(type, listen, { capture: true, once: true });
  });
}

/** What an act of the pointer takes until it is drawn; `first` ends with the first drawing. */
export async function drawn(page, type, act, first = false) {
  await page.evaluate(nextDrawn, [type, first]);
  await act();
  const found = await page.evaluate(() => globalThis.bench.next);
  await page.waitForTimeout(60);
  return found;
}
