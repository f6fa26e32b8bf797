import type { QueryErrorKind } from '#engine/engine.ts';

/** What can go wrong between the site and a reader, as a reader would tell it. */
export type FaultKind =
  | 'offline'
  | 'unreachable'
  | 'missing'
  | 'refused'
  | 'failing'
  | 'page'
  | 'silent'
  | 'cut'
  | 'empty'
  | 'damaged'
  | 'swapped'
  | 'newer'
  | 'updated'
  | 'engine'
  | 'dead'
  | 'memory'
  | 'large'
  | 'slow'
  | 'deep'
  | 'question';

const HOST = 'whoever runs this site';

/** What, why, what to do; `it` is the file's name, `more` a number or the engine's own words. */
const WORDS: Readonly<Record<FaultKind, (it: string, more: string) => string>> = {
  offline: (it) => `There is no network to fetch ${it}. Go online and try again`,
  unreachable: (it) => `The line broke before ${it} was here. Check the network and try again`,
  missing: (it) =>
    `The server does not have ${it} (404); the site may have been updated. Reload the page; if that does not help, tell ${HOST}`,
  refused: (it, more) =>
    `The server refuses ${it} (${more}). Sign in again by reloading the page, or ask ${HOST}`,
  failing: (it, more) => `The server failed to give ${it} (${more}). Try again in a minute`,
  page: (it) =>
    `The server sent a web page instead of ${it}, perhaps a sign-in. Reload the page; if that does not help, tell ${HOST}`,
  silent: (it, more) => `The server has not answered for ${more} s when asked for ${it}. Try again`,
  cut: (it, more) => `${it} came incomplete (${more}). Try again`,
  empty: (it) => `${it} came empty. Try again; if that does not help, tell ${HOST}`,
  damaged: (it) =>
    `${it} is damaged: its content is not what it was built with. Try again; if that does not help, tell ${HOST}`,
  swapped: (it) =>
    `${it} is another file than this page was built from; the site may have been updated. Reload the page; if that does not help, tell ${HOST}`,
  newer: (it) =>
    `${it} was written by a newer version of the query engine than this page has. Reload the page; if that does not help, tell ${HOST}`,
  updated: () => 'The site was updated meanwhile. Reload the page to read the new version',
  engine: () =>
    'The query engine could not start: its program did not come, or this browser blocks WebAssembly or workers. Try again, or open the page in another browser',
  dead: () =>
    'The query engine stopped in the middle, perhaps for want of memory. It starts again when you try again',
  memory: () =>
    'The question needs more memory than the engine may take (1.5 GB). Ask for less: fewer months, one territory',
  large: () =>
    'The answer has more than 20 million values, more than a page can hold. Ask for less: fewer months, one territory',
  slow: () =>
    'The engine did not answer within 9 s and was stopped. Ask for less, or try again: it starts anew',
  deep: () => 'The question is nested deeper than 250 levels. Take some of its filters away',
  question: (_, more) => `The engine does not understand the question: ${more}`,
};

/** A failure a reader is told of: the message says what, why and what to do, without a full stop. */
export class Fault extends Error {
  override readonly name = 'Fault';
  readonly kind: FaultKind;

  constructor(kind: FaultKind, it = 'the data', more = '', options?: ErrorOptions) {
    super(WORDS[kind](it, more), options);
    this.kind = kind;
  }
}

/** By what the engine says; what is not here has its reason elsewhere: the file, or the reader. */
const BY_ENGINE: Readonly<Partial<Record<QueryErrorKind, FaultKind>>> = {
  start: 'engine',
  dead: 'dead',
  memory: 'memory',
  large: 'large',
  timeout: 'slow',
  deep: 'deep',
  query: 'question',
  damaged: 'damaged',
  unread: 'unreachable',
};

const isOnline = (): boolean => !('navigator' in globalThis) || navigator.onLine;

/** A failure of the engine or of the network in words; a Fault stays as it is. */
export function faultOf(cause: unknown, it: string, online = isOnline): Fault {
  if (cause instanceof Fault) return cause;
  const { kind, message } = cause as { kind?: QueryErrorKind; message?: string };
  const found = kind && BY_ENGINE[kind];
  if (found) return new Fault(found, it, firstLine(message ?? ''), { cause });
  return new Fault(online() ? 'unreachable' : 'offline', it, '', { cause });
}

const firstLine = (text: string): string => (text.split('\n')[0] ?? '').replace(/\.$/, '');
