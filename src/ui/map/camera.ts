import type { Box, ToLngLat } from './shapes.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** How the plane lies in a frame: frame px = offset + plane px × scale. */
export interface View {
  readonly scale: number;
  readonly left: number;
  readonly top: number;
}

/** The whole plane in a frame, as `object-fit: contain; object-position: top` lays an image. */
export function fitView(plane: Size, frame: Size): View {
  const scale = Math.min(frame.width / plane.width, frame.height / plane.height);
  return { scale, left: (frame.width - plane.width * scale) / 2, top: 0 };
}

/** Px kept free around a box that is looked at, and the most a plane px may be enlarged. */
const PAD_PX = 24;
const MAX_SCALE = 12;

/** A box of the plane in the middle of a frame. */
export function boxView([x0, y0, x1, y1]: Box, frame: Size): View {
  const scale = Math.min(
    MAX_SCALE,
    (frame.width - 2 * PAD_PX) / Math.max(x1 - x0, 1),
    (frame.height - 2 * PAD_PX) / Math.max(y1 - y0, 1),
  );
  return {
    scale,
    left: frame.width / 2 - ((x0 + x1) / 2) * scale,
    top: frame.height / 2 - ((y0 + y1) / 2) * scale,
  };
}

/** A box nearly as wide or high as the plane is all of it. */
const NEARLY = 0.9;

/** The part to look at, or null for the whole plane. */
function partOf(focus: Box | null | undefined, plane: Size): Box | null {
  if (!focus) return null;
  const [x0, y0, x1, y1] = focus;
  const whole = x1 - x0 > NEARLY * plane.width || y1 - y0 > NEARLY * plane.height;
  return whole ? null : focus;
}

/** How the plane lies when nobody has moved it. */
export function homeView(focus: Box | null | undefined, plane: Size, frame: Size): View {
  const part = partOf(focus, plane);
  return part ? boxView(part, frame) : fitView(plane, frame);
}

/**
 * `homeView` as custom properties for a child of a size container: the first paint lies where the
 * live map will, in any frame, before a script has measured it. `--scale` is a plane px.
 */
export function homeStyle(focus: Box | null | undefined, plane: Size): string {
  const part = partOf(focus, plane);
  const { width, height } = plane;
  if (!part) {
    const scale = `min(100cqw / ${width}, 100cqh / ${height})`;
    return `--scale:${scale};--left:calc(50cqw - ${width / 2} * var(--scale));--top:0px`;
  }
  const [x0, y0, x1, y1] = part;
  const across = `(100cqw - ${2 * PAD_PX}px) / ${Math.max(x1 - x0, 1)}`;
  const down = `(100cqh - ${2 * PAD_PX}px) / ${Math.max(y1 - y0, 1)}`;
  const left = `calc(50cqw - ${(x0 + x1) / 2} * var(--scale))`;
  const top = `calc(50cqh - ${(y0 + y1) / 2} * var(--scale))`;
  return `--scale:min(${MAX_SCALE}px, ${across}, ${down});--left:${left};--top:${top}`;
}

/** Left, top, width and height of what `homeView` shows, in plane px: a view box. */
export function homeBox(
  focus: Box | null | undefined,
  plane: Size,
): [number, number, number, number] {
  const part = partOf(focus, plane);
  if (!part) return [0, 0, plane.width, plane.height];
  const [x0, y0, x1, y1] = part;
  return [x0 - PAD_PX, y0 - PAD_PX, x1 - x0 + 2 * PAD_PX, y1 - y0 + 2 * PAD_PX];
}

export const toFrame = (view: View, x: number, y: number): [x: number, y: number] => [
  view.left + x * view.scale,
  view.top + y * view.scale,
];

export const boxToFrame = (view: View, [x0, y0, x1, y1]: Box): Box => [
  ...toFrame(view, x0, y0),
  ...toFrame(view, x1, y1),
];

/** MapLibre's tiles are 512 px at zoom 0. */
const WORLD_PX = 512;

/** MapLibre's centre and zoom that show the same view, to the pixel. */
export function cameraOf(
  view: View,
  frame: Size,
  toLngLat: ToLngLat,
): { center: [lng: number, lat: number]; zoom: number } {
  const x = (frame.width / 2 - view.left) / view.scale;
  const y = (frame.height / 2 - view.top) / view.scale;
  const degreesPerPx = toLngLat(1, 0)[0] - toLngLat(0, 0)[0];
  const zoom = Math.log2((view.scale * 360) / (degreesPerPx * WORLD_PX));
  return { center: toLngLat(x, y), zoom };
}
