import type { CsvColumn } from '#export/csv.ts';
import { toCsv } from '#export/csv.ts';
import { fileName } from '#export/file-name.ts';
import { pngOf } from '#ui/plot/export/png.ts';
import { standaloneSvg } from '#ui/plot/export/svg.ts';

/** Hands a file to the browser's download. */
export function download(content: Blob, name: string): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download reads the URL after this turn.
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}

export function downloadCsv<Row>(
  title: string,
  columns: readonly CsvColumn<Row>[],
  rows: readonly Row[],
): void {
  download(new Blob([toCsv(columns, rows)], { type: 'text/csv' }), fileName(title, 'csv'));
}

function drawingIn(host: HTMLElement): SVGSVGElement | null {
  return host.querySelector<SVGSVGElement>('svg.chart, svg');
}

/**
 * The map as drawn for the printer: its paths are there only while a page is printed, so the map is
 * told that one is. Null before the shapes are here.
 */
function printedMap(host: HTMLElement): SVGSVGElement | null {
  window.dispatchEvent(new Event('beforeprint'));
  const drawn = host.querySelector<SVGSVGElement>('[role="application"] > svg[viewBox]');
  const copy = drawn && parsed(standaloneSvg(drawn, '', paper()));
  window.dispatchEvent(new Event('afterprint'));
  return copy;
}

function parsed(text: string): SVGSVGElement {
  const file = new DOMParser().parseFromString(text, 'image/svg+xml');
  return document.importNode(file.documentElement, true) as unknown as SVGSVGElement;
}

/** The two ways to take the map along; `ready` brings the shapes and lets the page draw them. */
export function mapFiles(host: () => HTMLElement, title: string, ready: () => Promise<void>) {
  const drawn = async () => {
    await ready();
    const svg = printedMap(host());
    if (!svg) throw new Error('The map’s shapes did not come.');
    const [, , width = 975, height = 610] = (svg.getAttribute('viewBox') ?? '')
      .split(' ')
      .map(Number);
    svg.setAttribute('width', String(width));
    svg.setAttribute('height', String(height));
    const name = svg.querySelector('title');
    if (name) name.textContent = title;
    return { text: svg.outerHTML, width, height };
  };
  const saveSvg = async () =>
    download(new Blob([(await drawn()).text], { type: 'image/svg+xml' }), fileName(title, 'svg'));
  const savePng = async () => {
    const { text, width, height } = await drawn();
    download(await pngOf(text, width, height), fileName(title, 'png'));
  };
  return [
    { label: 'SVG', run: () => void saveSvg() },
    { label: 'PNG', run: () => void savePng() },
  ];
}

const paper = () => getComputedStyle(document.documentElement).backgroundColor;

/** The two ways to take a chart along: SVG as drawn, PNG at double size. */
export function chartFiles(
  host: () => HTMLElement,
  title: string,
): readonly { readonly label: string; readonly run: () => void }[] {
  const drawn = () => {
    const svg = drawingIn(host());
    return svg ? { svg, text: standaloneSvg(svg, title, paper()) } : null;
  };
  const saveSvg = () => {
    const file = drawn();
    if (file) download(new Blob([file.text], { type: 'image/svg+xml' }), fileName(title, 'svg'));
  };
  const savePng = async () => {
    const file = drawn();
    if (!file) return;
    const { width, height } = file.svg.getBoundingClientRect();
    download(await pngOf(file.text, width, height), fileName(title, 'png'));
  };
  return [
    { label: 'SVG', run: saveSvg },
    { label: 'PNG', run: () => void savePng() },
  ];
}
