import { expect, it } from 'vitest';
import { fileName } from './file-name.ts';

it.each([
  ['Revenue & potential, 12 months', 'csv', 'revenue-potential-12-months.csv'],
  ['Gebüsch/..\\x', 'svg', 'gebu-sch-x.svg'],
  ['???', 'png', 'bailiwick.png'],
])('names a file after %j', (title, ending, name) => {
  expect(fileName(title, ending)).toBe(name);
});
