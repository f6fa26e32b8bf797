import type { CsvColumn } from '#export/csv.ts';
import { toCsv } from '#export/csv.ts';
import { fileName } from '#export/file-name.ts';
import { saveFile } from '#ui/control/save-file.ts';
import { chartFiles as filesOf } from '#ui/plot/export/chart-files.ts';
import { pngOf } from '#ui/plot/export/png.ts';
import { standaloneSvg } from '#ui/plot/export/svg.ts';

export function downloadCsv<Row>(
  title: string,
  columns: readonly CsvColumn<Row>[],
  rows: readonly Row[],
): void {
  saveFile(new Blob([toCsv(columns, rows)], { type: 'text/csv' }), fileName(title, 'csv'));
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
    saveFile(new Blob([(await drawn()).text], { type: 'image/svg+xml' }), fileName(title, 'svg'));
  const savePng = async () => {
    const { text, width, height } = await drawn();
    saveFile(await pngOf(text, width, height), fileName(title, 'png'));
  };
  return [
    { label: 'SVG', run: () => void saveSvg() },
    { label: 'PNG', run: () => void savePng() },
  ];
}

const paper = () => getComputedStyle(document.documentElement).backgroundColor;

/** A chart as SVG and PNG, named by its title. */
export const chartFiles = (host: () => HTMLElement, title: string) =>
  filesOf(host, title, (ending) => fileName(title, ending));
