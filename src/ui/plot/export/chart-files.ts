import { saveFile } from '../../control/save-file.ts';
import { pngOf } from './png.ts';
import { standaloneSvg } from './svg.ts';

const paper = () => getComputedStyle(document.documentElement).backgroundColor;

/** The two ways to take a chart along: SVG as drawn, PNG at double size. */
export function chartFiles(
  host: () => HTMLElement | undefined,
  title: string,
  fileName: (ending: 'svg' | 'png') => string,
): readonly { readonly label: string; readonly run: () => void }[] {
  const drawn = () => {
    const svg = host()?.querySelector<SVGSVGElement>('svg.chart, svg');
    return svg ? { svg, text: standaloneSvg(svg, title, paper()) } : null;
  };
  const saveSvg = () => {
    const file = drawn();
    if (file) saveFile(new Blob([file.text], { type: 'image/svg+xml' }), fileName('svg'));
  };
  const savePng = async () => {
    const file = drawn();
    if (!file) return;
    const { width, height } = file.svg.getBoundingClientRect();
    saveFile(await pngOf(file.text, width, height), fileName('png'));
  };
  return [
    { label: 'SVG', run: saveSvg },
    { label: 'PNG', run: () => void savePng() },
  ];
}
