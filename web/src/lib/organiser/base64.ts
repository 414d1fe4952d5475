/** Bytes that are turned into characters at once: a call takes only so many arguments. */
const PIECE = 0x8000;

/** Bytes as base64 text, as JSON carries them. */
export function inBase64(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += PIECE) pieces.push(String.fromCharCode(...bytes.subarray(at, at + PIECE)));
  return btoa(pieces.join(''));
}
