/**
 * The codes of a badge. The link token holds 128 bits; the short code, which is typed, 50 bits in Crockford's base 32
 * (no I, L, O, U; D. Crockford, 2002), shown as `XXXXX-XXXXX`.
 */

/** Characters of a short code: 10 x 5 bits. */
const SHORT_CODE_LENGTH = 10;
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** Bytes that a short code is made from, one a character so that no character is likelier than another. */
export const SHORT_CODE_BYTES = SHORT_CODE_LENGTH;

/** A short code of random bytes. */
export function shortCodeOf(random: Uint8Array): string {
  return Array.from(random.subarray(0, SHORT_CODE_LENGTH), (byte) => ALPHABET[byte & 31]).join('');
}

/** As it is printed, in two groups. */
export function printedShortCode(code: string): string {
  return `${code.slice(0, 5)}-${code.slice(5)}`;
}

/** What somebody typed as a short code: letters that look like figures are read as these; null where it cannot be one. */
export function readShortCode(typed: string): string | null {
  const code = typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  return code.length === SHORT_CODE_LENGTH && [...code].every((letter) => ALPHABET.includes(letter)) ? code : null;
}

/** A front code as it is compared: `e 107` is `E-107`'s fellow, but no other badge's. */
export function readFrontCode(typed: string): string {
  return typed.trim().toUpperCase().replaceAll(/\s+/g, '');
}
