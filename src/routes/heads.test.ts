import { expect, it } from 'vitest';
import { headOf } from './heads.ts';

it('names the preview by node, safe for an address', () =>
  expect(headOf('Title', 'Said.', 'north/east').preview).toBe('preview/north%2Feast.png'));
