/** The two sides of every pair. */
export type Side = 'exhibitor' | 'buyer';

export const SIDES: readonly Side[] = ['exhibitor', 'buyer'];

/** One value for each side. */
export type BySide<T> = Readonly<Record<Side, T>>;

/** The side across the table. */
export function otherSide(side: Side): Side {
  return side === 'exhibitor' ? 'buyer' : 'exhibitor';
}
