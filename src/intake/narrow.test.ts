import { describe, expect, it } from 'vitest';
import { CODE_PAGES, decodeAs } from './encodings.ts';
import { guessNarrow } from './narrow.ts';

const TEXTS = {
  German: 'Müller & Söhne, Düsseldorf; Bäckerei Größe, Straße 5; Österreich; ÜBERSEE',
  French: 'Société Générale, Orléans; Français, Besançon; forêt, où, île, cœur naïf'.replace(
    'œ',
    'oe',
  ),
  Spanish: 'España, Málaga; niño, corazón, Logroño, Íñigo; ¿qué?',
};

/** Letters of a code page by their place, as its own table says. */
const encoded = (page: 'cp437' | 'cp850', text: string): Uint8Array => {
  const upper = CODE_PAGES[page].decode(Uint8Array.from({ length: 128 }, (_, i) => i + 128));
  return Uint8Array.from(text, (letter) =>
    letter < '\x80' ? letter.charCodeAt(0) : 128 + upper.indexOf(letter),
  );
};

describe('guessNarrow', () => {
  it.each(Object.entries(TEXTS))('%s', (_, text) => {
    expect(guessNarrow(Uint8Array.from(Buffer.from(text, 'latin1'))).encoding).toBe('windows-1252');
    const dos = encoded('cp850', text);
    expect(guessNarrow(dos).encoding).toBe('cp850');
    expect(CODE_PAGES.cp850.decode(dos)).toBe(text);
  });

  it('takes the US page where its signs beside numbers decide', () => {
    const text = 'caf\x82, 5\x9b; r\x82sum\x82 10\x9b; ni\xa4o 25\x9b';
    expect(guessNarrow(Uint8Array.from(text, (it) => it.charCodeAt(0))).encoding).toBe('cp437');
  });

  it('takes windows-1252 for a euro sign alone', () => {
    const euro = Uint8Array.from(Buffer.from('1.234,56 \x80\n', 'latin1'));
    expect(guessNarrow(euro).encoding).toBe('windows-1252');
    expect(decodeAs(euro, 'windows-1252')).toBe('1.234,56 €\n');
  });

  it('knows the pages as Unicode has them', () => {
    const letters = (page: 'cp437' | 'cp850', ...bytes: number[]): string =>
      CODE_PAGES[page].decode(Uint8Array.from(bytes));
    expect(letters('cp850', 0x41, 0x81, 0x84, 0x94, 0xe1, 0xa4, 0x9b, 0xd5)).toBe('Aüäößñøı');
    expect(letters('cp437', 0x41, 0x81, 0x84, 0x94, 0xe1, 0xa4, 0x9b, 0xe0)).toBe('Aüäößñ¢α');
  });
});
