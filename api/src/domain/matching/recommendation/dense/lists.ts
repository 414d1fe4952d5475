import { attentionAlong } from './attention.ts';
import type { Attention } from './attention.ts';
import type { DenseMarket } from './market.ts';

/** What everybody is shown: each one's list of the whole other side. */
export interface Lists {
  /** Place of right `j` in the list of left `i`, from 0, at `i * rights + j`. */
  ofLefts: Int32Array;
  /** Place of left `i` in the list of right `j`, from 0, at `j * lefts + i`. */
  ofRights: Int32Array;
}

/** Lists by scores, the highest first, one row a reader; of equal ones the lower number stands first. */
export function placesByScore(scores: Float64Array, readers: number, shown: number): Int32Array {
  const places = new Int32Array(readers * shown);
  for (let reader = 0; reader < readers; reader++) {
    const row = scores.subarray(reader * shown, (reader + 1) * shown);
    const order = Int32Array.from(row.keys()).sort((a, b) => row[b]! - row[a]! || a - b);
    for (const [place, one] of order.entries()) places[reader * shown + one] = place;
  }
  return places;
}

/** The lists of both sides by one score a pair, at `i * rights + j`. */
export function listsByPairScore(scores: Float64Array, { lefts, rights }: DenseMarket): Lists {
  return {
    ofLefts: placesByScore(scores, lefts, rights),
    ofRights: placesByScore(transposed(scores, lefts, rights), rights, lefts),
  };
}

/** A matrix with rows and columns changed. */
export function transposed(matrix: Float64Array, rows: number, columns: number): Float64Array {
  const turned = new Float64Array(matrix.length);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) turned[column * rows + row] = matrix[row * columns + column]!;
  return turned;
}

/** The chance that a left likes each right it is shown, and the other way round. */
export interface Likes {
  /** At `i * rights + j`. */
  ofLefts: Float64Array;
  /** At `j * lefts + i`. */
  ofRights: Float64Array;
}

/** A like is an opinion, times the attention that its place in the list gets (RE22). */
export function likesUnder(
  lists: Lists,
  { lefts, rights, leftLikes, rightLikes }: DenseMarket,
  attention: Attention,
): Likes {
  const leftLooks = attentionAlong(attention, rights);
  const rightLooks = attentionAlong(attention, lefts);
  return {
    ofLefts: leftLikes.map((opinion, at) => opinion * leftLooks[lists.ofLefts[at]!]!),
    ofRights: rightLikes.map((opinion, at) => opinion * rightLooks[lists.ofRights[at]!]!),
  };
}
