import { type FittedPlane, projectFitted, unprojectFitted } from './fitted.ts';
import {
  kmPerPx,
  PLANE_HEIGHT,
  PLANE_WIDTH,
  project,
  projectNear,
  unproject,
  type Point,
} from './plane.ts';

/** Which plane a map lies in; kept with its geometry. */
export type Plane = { readonly kind: 'us' } | FittedPlane;

/** A plane's ways between degrees and px of its frame, 975 × 610. */
export interface Projection {
  /** Degrees → px; null where the plane shows nothing. */
  readonly project: (lon: number, lat: number) => Point | null;
  readonly unproject: (x: number, y: number) => Point;
  /** Degrees → px as the surroundings of a point have it: what crosses an inset's rim stays whole. */
  readonly near: (x: number, y: number) => (lon: number, lat: number) => Point;
  readonly kmPerPx: (x: number, y: number) => number;
}

/** The lower 48 with their insets. */
export const US: Projection = { project, unproject, near: projectNear, kmPerPx };

const inFrame = ([x, y]: Point): boolean => x >= 0 && x < PLANE_WIDTH && y >= 0 && y < PLANE_HEIGHT;

const fitted = (plane: FittedPlane): Projection => ({
  project: (lon, lat) => {
    const point = projectFitted(plane, lon, lat);
    return inFrame(point) ? point : null;
  },
  unproject: (x, y) => unprojectFitted(plane, x, y),
  near: () => (lon, lat) => projectFitted(plane, lon, lat),
  kmPerPx: () => plane.kmPerPx,
});

export const projectionOf = (plane: Plane): Projection =>
  plane.kind === 'us' ? US : fitted(plane);
