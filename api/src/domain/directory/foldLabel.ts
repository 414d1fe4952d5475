/**
 * A heading, a code or a name as it is compared: without width, case, accents, spaces and signs,
 * so that `名稱（英）`, `名稱(英)`, `Referência` and `referencia` meet their like.
 */
export function foldLabel(text: string): string {
  return text
    .normalize('NFKC')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}
