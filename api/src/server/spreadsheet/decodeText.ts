import iconv from 'iconv-lite';

/** Encodings in which organisers' programs save tables. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'big5' | 'gb18030' | 'windows-1252';

/** A file's text and how it was written. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: Encoding;
}

/** How well a text is understood: the number of headings that are known in it, or anything else that grows with being right. */
export type Understanding = (text: string) => number;

const BYTE_ORDER_MARKS: readonly (readonly [Encoding, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/** What iconv-lite puts where bytes are not valid in an encoding. */
const INVALID = '\u{FFFD}';

/**
 * Decides by strict trial. A byte order mark settles it, and so does valid UTF-8: other encodings are practically never valid UTF-8 by
 * chance. Big5 and GB18030 are often both valid, so of those that decode without a fault the one is taken in which more headings are
 * known, and between equals the one with more characters of its standard's frequent half. Null: none decodes.
 */
export function decodeText(bytes: Uint8Array, understood: Understanding): DecodedText | null {
  for (const [encoding, mark] of BYTE_ORDER_MARKS)
    if (mark.every((byte, index) => bytes[index] === byte)) return strictly(bytes.subarray(mark.length), encoding);
  const unicode = strictly(bytes, 'utf-8');
  if (unicode) return unicode;
  const candidates = (['big5', 'gb18030', 'windows-1252'] as const).flatMap((encoding) => {
    const decoded = strictly(bytes, encoding);
    return decoded ? [{ ...decoded, known: understood(decoded.text), frequent: frequentShare(bytes, encoding) }] : [];
  });
  const [best] = candidates.sort((one, other) => other.known - one.known || other.frequent - one.frequent);
  return best ? { text: best.text, encoding: best.encoding } : null;
}

function strictly(bytes: Uint8Array, encoding: Encoding): DecodedText | null {
  if (encoding === 'big5' || encoding === 'gb18030') {
    const text = iconv.decode(Buffer.from(bytes), encoding === 'big5' ? 'big5-hkscs' : 'gb18030');
    return text.includes(INVALID) ? null : { text, encoding };
  }
  if (encoding === 'windows-1252' && !isWesternText(bytes)) return null;
  try {
    return { text: new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes), encoding };
  } catch {
    return null;
  }
}

/** Letters and signs of Portuguese and its neighbours as single bytes of windows-1252: €, quotes and dashes, ª º « », letters with accents. */
const WESTERN_BYTES: ReadonlySet<number> = new Set(
  [0x80, 0x85, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0xa0, 0xa7, 0xaa, 0xab, 0xb0, 0xb4, 0xb7, 0xba, 0xbb].concat(
    Array.from({ length: 0x40 }, (_, index) => 0xc0 + index).filter((byte) => byte !== 0xd7 && byte !== 0xf7),
  ),
);

/** More of them in a row than a word has letters with accents are halves of Chinese characters. */
const LONGEST_WESTERN_RUN = 3;

/** Windows-1252 gives every byte a meaning, so it counts only where the bytes look like words with a few accents. */
function isWesternText(bytes: Uint8Array): boolean {
  let run = 0;
  for (const byte of bytes) {
    run = byte < 0x80 ? 0 : run + 1;
    if (run > LONGEST_WESTERN_RUN || (byte >= 0x80 && !WESTERN_BYTES.has(byte))) return false;
  }
  return true;
}

/** First and last lead byte of the characters in frequent use: Big5 level 1 (and its signs), GB 2312 level 1 (and its signs). */
const FREQUENT_LEADS = {
  big5: [0xa1, 0xc6],
  gb18030: [0xa1, 0xd7],
} as const;

/** The share of two-byte characters that are in frequent use, between 0 and 1; single letters with accents count as half known. */
function frequentShare(bytes: Uint8Array, encoding: 'big5' | 'gb18030' | 'windows-1252'): number {
  if (encoding === 'windows-1252') return 0.5;
  const [first, last] = FREQUENT_LEADS[encoding];
  let pairs = 0;
  let frequent = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) continue;
    const trail = bytes[at + 1] ?? 0;
    const isCommonTrail = encoding === 'big5' || trail >= 0xa1;
    pairs += 1;
    if (lead >= first && lead <= last && isCommonTrail) frequent += 1;
    at += 1;
  }
  return pairs === 0 ? 0 : frequent / pairs;
}
