import sharp from 'sharp';
import { IMAGE_SCALE } from './image-paths.ts';
import { THEMES } from './image-theme.ts';

const WIDTH = 1200;
const HEIGHT = 630;
const MAP_WIDTH = 560;
/** Least width of the ground shown, in plane px: nearer, the map's pixels would show. */
const LEAST_PX = 140;
const MARGIN = 64;
const { paper, ink, ink2, accent, line, wash } = THEMES.light;
const FONT = 'font-family="Inter, Helvetica, Arial, sans-serif"';

/** A map image decoded once, to be cropped many times. */
export interface MapBitmap {
  readonly data: Buffer;
  readonly width: number;
  readonly height: number;
}

export interface Preview {
  readonly title: string;
  /** Label and value as shown, the first four are drawn. */
  readonly values: readonly (readonly [label: string, value: string])[];
  readonly map: MapBitmap;
  /** What the map shows, in plane px; padded to the panel's proportions. */
  readonly box: readonly [x0: number, y0: number, x1: number, y1: number];
}

/** Decodes `drawMap`'s light image onto the sea's colour. */
export async function readMap(webp: Buffer): Promise<MapBitmap> {
  const { data, info } = await sharp(webp)
    .flatten({ background: wash })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/** Link preview: PNG 1200 × 630, name and values on the left, its ground on the right. */
export async function drawPreview({ title, values, map, box }: Preview): Promise<Buffer> {
  const { width, height } = map;
  const ground = await sharp(map.data, { raw: { width, height, channels: 3 } })
    .extract(cropOf(map, box))
    .resize(MAP_WIDTH, HEIGHT, { fit: 'fill', kernel: 'nearest' })
    .raw()
    .toBuffer();
  const panel = { width: MAP_WIDTH, height: HEIGHT, channels: 3 } as const;
  return sharp(Buffer.from(textSvg(title, values)))
    .composite([{ input: ground, raw: panel, left: WIDTH - MAP_WIDTH, top: 0 }])
    .png({ compressionLevel: 6 })
    .toBuffer();
}

/** The box with a tenth of margin, in the panel's proportions, moved to lie on the image. */
function cropOf(map: MapBitmap, [x0, y0, x1, y1]: Preview['box']) {
  const share = MAP_WIDTH / HEIGHT;
  const wanted = Math.max((x1 - x0) * 1.2, (y1 - y0) * 1.2 * share, LEAST_PX) * IMAGE_SCALE;
  const width = Math.floor(Math.min(wanted, map.width, map.height * share));
  const height = Math.floor(width / share);
  const start = (middle: number, size: number, whole: number) =>
    Math.round(Math.min(Math.max(middle * IMAGE_SCALE - size / 2, 0), whole - size));
  return {
    left: start((x0 + x1) / 2, width, map.width),
    top: start((y0 + y1) / 2, height, map.height),
    width,
    height,
  };
}

const RIGHT = WIDTH - MAP_WIDTH - MARGIN;
const ROW = 54;

function textSvg(title: string, values: Preview['values']): string {
  const rows = values.slice(0, 4);
  const top = HEIGHT - MARGIN - (rows.length - 1) * ROW - 10;
  const head = wrap(title, 20, 3).map((words, at) => heading(168 + at * 56, words));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${String(WIDTH)}" height="${String(HEIGHT)}" ${FONT}>`,
    `<rect width="100%" height="100%" fill="${paper}"/>`,
    `<text x="${String(MARGIN)}" y="92" font-size="26" font-weight="600" fill="${accent}">Bailiwick</text>`,
    ...head,
    ...rows.map(([label, value], at) => valueRow(top + at * ROW, label, value)),
    '</svg>',
  ].join('');
}

const heading = (y: number, words: string): string =>
  `<text x="${String(MARGIN)}" y="${String(y)}" font-size="48" font-weight="700" fill="${ink}">${escaped(words)}</text>`;

const valueRow = (y: number, label: string, value: string): string =>
  `<path d="M${String(MARGIN)} ${String(y - 36)}H${String(RIGHT)}" stroke="${line}"/>` +
  `<text x="${String(MARGIN)}" y="${String(y)}" font-size="26" fill="${ink2}">${escaped(label)}</text>` +
  `<text x="${String(RIGHT)}" y="${String(y)}" font-size="28" font-weight="700" fill="${ink}" text-anchor="end">${escaped(value)}</text>`;

const escaped = (content: string): string =>
  content.replace(/[&<>"]/g, (sign) => `&#${String(sign.charCodeAt(0))};`);

/** Breaks at blanks into at most `most` lines of about `letters`; what is left out ends in '…'. */
export function wrap(title: string, letters: number, most: number): string[] {
  const lines: string[] = [];
  for (const word of title.split(/\s+/).filter(Boolean)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= letters) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else lines.push(word);
  }
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), `${lines[most - 1] ?? ''}…`];
}
