/** Somebody lost their badge: who it is, and what they get instead. */
import { request } from '#lib/api/client.ts';
import { badgeFair } from '#lib/api/documents/badges.generated.ts';
import {
  findWearers,
  reissueBadge,
  type FindWearersData,
  type ReissueBadgeData,
} from '#lib/api/documents/walkInDesk.generated.ts';
import { newIdempotencyKey } from '#lib/api/key.ts';
import { askedLanguages } from '#lib/api/localText.ts';
import { isProblem } from '#lib/api/problems.ts';
import { Attempting } from '#lib/live/attempting.svelte.ts';
import { m, reader } from '#lib/messages/index.ts';
import type { BadgeFair, SheetBadge } from './badgePrint.svelte.ts';
import { twoScripts } from './badgeWords.ts';

type Wearer = NonNullable<FindWearersData['pairingSession']>['participants'] extends infer Page
  ? NonNullable<Page> extends { edges: readonly { node: infer Node }[] }
    ? Node
    : never
  : never;
type Reissued = Extract<ReissueBadgeData['reissueBadge'], { frontCode: unknown }>;

/** Whose badge it is: somebody of the session, or whoever wears the number that was typed. */
interface Lost {
  frontCode: string;
  wearer: Wearer | null;
}

/** What is done about a lost badge. */
export type Remedy = 'spare' | 'print' | 'void';

/** Letter, number, and the letter of one that was issued anew. */
const FRONT_CODE = /^([A-Z])[\s-]?(\d{1,6}[A-Z]?)$/i;

export class LostBadge extends Attempting {
  typed = $state('');
  /** Who was found; null before the first search. */
  found = $state.raw<readonly Wearer[] | null>(null);
  lost = $state.raw<Lost | null>(null);
  spare = $state('');
  done = $state.raw<{ old: string; name: string; remedy: Remedy; badge: string } | null>(null);
  /** The badge to be printed now, with what every badge of the fair says. */
  sheet = $state.raw<{ badge: SheetBadge; fair: BadgeFair } | null>(null);
  #key = newIdempotencyKey();

  constructor(
    readonly session: string,
    readonly exhibition: () => string | undefined,
  ) {
    super();
  }

  /** What was typed as the number on a badge, where it is one. */
  get number(): string | null {
    const [, letter, digits] = FRONT_CODE.exec(this.typed.trim()) ?? [];
    return letter && digits ? `${letter}-${digits}`.toUpperCase() : null;
  }

  /** Looks for people by what was typed. */
  async search(): Promise<void> {
    await this.attempt(async () => {
      const search = this.number ?? this.typed.trim();
      const languages = askedLanguages(reader.language);
      const { pairingSession } = await request(findWearers, { session: this.session, search, languages });
      this.found = (pairingSession?.participants?.edges ?? []).map(({ node }) => node);
      this.done = null;
      this.sheet = null;
    });
  }

  /** This one it is. */
  choose(frontCode: string, wearer: Wearer | null): void {
    this.lost = { frontCode, wearer };
    this.spare = '';
    this.problem = '';
    this.#key = newIdempotencyKey();
  }

  /** Not this one. */
  another(): void {
    this.lost = null;
    this.problem = '';
  }

  /** Makes the old badge void, and gives a spare or a new one; one key until there was an answer. */
  async settle(remedy: Remedy): Promise<void> {
    const { lost } = this;
    if (!lost || this.working) return;
    await this.attempt(async () => {
      // Its codes are told once: what else stands on the sheet is there before them.
      const fair = remedy === 'print' ? await this.#readFair() : null;
      if (remedy === 'print' && !fair) return void (this.problem = m.problem_id_unknown());
      const { reissueBadge: answer } = await request(reissueBadge, {
        input: {
          frontCode: lost.frontCode,
          reason: '',
          reissue: remedy !== 'void',
          spareCode: remedy === 'spare' ? this.spare.trim() : null,
          idempotencyKey: this.#key,
        },
      });
      this.#key = newIdempotencyKey();
      if (isProblem(answer)) this.problem = answer.message;
      else this.#finish(lost, { remedy, answer, fair });
    });
  }

  async #readFair(): Promise<BadgeFair | null> {
    const exhibition = this.exhibition();
    return exhibition ? (await request(badgeFair, { exhibition })).exhibition : null;
  }

  #finish(
    { frontCode: old }: Lost,
    { remedy, answer, fair }: { remedy: Remedy; answer: Reissued; fair: BadgeFair | null },
  ): void {
    const name = answer.person ? (twoScripts(answer.person.name)[0]?.text ?? old) : old;
    this.done = { old, name, remedy, badge: answer.frontCode };
    this.lost = null;
    this.found = null;
    this.typed = '';
    this.sheet = null;
    const { frontCode, signInCode, signInLink, person, organisation } = answer;
    if (signInCode === null || signInLink === null || !person || !fair) return;
    this.sheet = { badge: { frontCode, signInCode, signInLink, person, organisation }, fair };
  }
}
