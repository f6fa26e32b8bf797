/** Encodings a text table may be in. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | NarrowEncoding;

/** One byte a letter. */
export type NarrowEncoding = 'windows-1250' | 'macintosh' | CodePage;
type CodePage = 'windows-1252' | 'cp437' | 'cp850';

/** As a person knows them. */
export const ENCODING_LABELS: Readonly<Record<Encoding, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 (little endian)',
  'utf-16be': 'UTF-16 (big endian)',
  'windows-1252': 'Windows-1252 (Western Europe)',
  'windows-1250': 'Windows-1250 (Central Europe)',
  macintosh: 'Mac Roman',
  cp850: 'CP850 (DOS, Western Europe)',
  cp437: 'CP437 (DOS, US)',
};

export const isEncoding = (name: string): name is Encoding => Object.hasOwn(ENCODING_LABELS, name);

/** Letters of the bytes 160 to 255 in Latin-1. */
const LATIN = String.fromCharCode(...Array.from({ length: 96 }, (_, i) => i + 160));

/** Letters of the bytes 128 to 255, as Unicode's mapping tables PC/CP437 and PC/CP850 and WHATWG give them. */
const UPPER: Readonly<Record<CodePage, string>> = {
  'windows-1252': `€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ${LATIN}`,
  cp437:
    'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00A0',
  cp850:
    'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00AD±‗¾¶§÷¸°¨·¹³²■\u00A0',
};

const codePage = (page: CodePage): { decode(bytes: Uint8Array): string } => {
  const units = Uint16Array.from({ length: 256 }, (_, byte) =>
    byte < 128 ? byte : UPPER[page].charCodeAt(byte - 128),
  );
  return {
    decode(bytes) {
      const wide = new Uint16Array(bytes.length);
      for (let i = 0; i < bytes.length; i++) wide[i] = units[bytes[i] ?? 0] ?? 0;
      return new TextDecoder('utf-16le').decode(wide);
    },
  };
};

/** DOS pages, which no TextDecoder knows, and 1252: that of Node 20 reads its upper signs as none. */
export const CODE_PAGES = {
  'windows-1252': codePage('windows-1252'),
  cp437: codePage('cp437'),
  cp850: codePage('cp850'),
} as const;

const isCodePage = (encoding: Encoding): encoding is CodePage =>
  Object.hasOwn(CODE_PAGES, encoding);

/** Bytes → text without byte-order mark; what is no letter becomes U+FFFD. */
export function decodeAs(bytes: Uint8Array, encoding: Encoding): string {
  if (isCodePage(encoding)) return CODE_PAGES[encoding].decode(bytes);
  return new TextDecoder(encoding).decode(bytes);
}
