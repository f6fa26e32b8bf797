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

/** A box of the plane in the middle of a frame, with `pad` px free and at most `maxScale`. */
export function boxView([x0, y0, x1, y1]: Box, frame: Size, pad = 24, maxScale = 12): View {
  const scale = Math.min(
    maxScale,
    (frame.width - 2 * pad) / Math.max(x1 - x0, 1),
    (frame.height - 2 * pad) / Math.max(y1 - y0, 1),
  );
  return {
    scale,
    left: frame.width / 2 - ((x0 + x1) / 2) * scale,
    top: frame.height / 2 - ((y0 + y1) / 2) * scale,
  };
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
