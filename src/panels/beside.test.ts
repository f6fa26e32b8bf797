import fc from 'fast-check';
import { expect, it } from 'vitest';
import { besideBox } from './beside.ts';

const card = { width: 200, height: 170 };
const frame = { width: 867, height: 590 };

it('stands right of the shape, left where the right has no room', () => {
  expect(besideBox([300, 200, 340, 240], card, frame)).toEqual({ left: 352, top: 135 });
  expect(besideBox([700, 200, 800, 240], card, frame).left).toBe(700 - 12 - 200);
});
it('stays in the frame and off any shape that leaves it room', () =>
  fc.assert(
    fc.property(fc.nat(800), fc.nat(560), fc.nat(250), fc.nat(200), (x, y, w, h) => {
      const box = [x, y, Math.min(x + w, 867), Math.min(y + h, 590)] as const;
      const { left, top } = besideBox(box, card, frame);
      expect(left >= 0 && left + 200 <= 867 && top >= 0 && top + 170 <= 590).toBe(true);
      const apart = left >= box[2] || left + 200 <= box[0] || top >= box[3] || top + 170 <= box[1];
      expect(apart).toBe(true);
    }),
  ));
