declare module 'fontkit' {
  /** A font's tables; `characterSet` throws where none of its characters has a shape. */
  export function create(font: Buffer): { readonly characterSet: readonly number[] };
}
