import { attentionAlong } from './attention.ts';
import type { Attention } from './attention.ts';
import { likesUnder } from './lists.ts';
import type { Lists } from './lists.ts';
import type { DenseMarket } from './market.ts';

/** What lists bring about, by the published protocol. */
export interface Judgement {
  /** Expected number of pairs in which each likes the other. */
  match: number;
  /** Lefts who would have more matches with the places of another left in the rights' lists, counted for each other left. */
  leftEnvy: number;
  rightEnvy: number;
}

/** Less than this is no envy (RE23). */
const TOLERANCE = 1e-9;

/** Judges lists (RE22, RE23). Cost O(lefts x rights x (lefts + rights)). */
export function judge(lists: Lists, market: DenseMarket, attention: Attention): Judgement {
  const { lefts, rights, leftLikes, rightLikes } = market;
  const likes = likesUnder(lists, market, attention);
  let match = 0;
  for (let i = 0; i < lefts; i++)
    for (let j = 0; j < rights; j++) match += likes.ofLefts[i * rights + j]! * likes.ofRights[j * lefts + i]!;
  const leftEnvy = countEnvy({
    readers: lefts,
    others: rights,
    likes: likes.ofLefts,
    liked: rightLikes,
    places: lists.ofRights,
    looks: attentionAlong(attention, lefts),
  });
  const rightEnvy = countEnvy({
    readers: rights,
    others: lefts,
    likes: likes.ofRights,
    liked: leftLikes,
    places: lists.ofLefts,
    looks: attentionAlong(attention, rights),
  });
  return { match, leftEnvy, rightEnvy };
}

/** One side's view: `likes` are its own, `liked` the other side's opinions and `places` where it stands in the other side's lists. */
interface View {
  readers: number;
  others: number;
  likes: Float64Array;
  liked: Float64Array;
  places: Int32Array;
  looks: Float64Array;
}

function countEnvy({ readers, others, likes, liked, places, looks }: View): number {
  let envy = 0;
  const worth = new Float64Array(others);
  for (let one = 0; one < readers; one++) {
    for (let other = 0; other < others; other++)
      worth[other] = likes[one * others + other]! * liked[other * readers + one]!;
    const inPlaceOf = (who: number): number => {
      let sum = 0;
      for (let other = 0; other < others; other++) sum += worth[other]! * looks[places[other * readers + who]!]!;
      return sum;
    };
    const own = inPlaceOf(one);
    for (let who = 0; who < readers; who++) if (who !== one && own < inPlaceOf(who) - TOLERANCE) envy++;
  }
  return envy;
}
