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
