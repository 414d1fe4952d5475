/** Badges to print: which were issued on this page, and what they say. */
import { request } from '#lib/api/client.ts';
import {
  badgeFair,
  printBadges,
  printSpareBadges,
  type BadgeFairData,
  type PrintBadgesData,
  type PrintSpareBadgesData,
} from '#lib/api/documents/badges.generated.ts';
import { failureInWords, isProblem } from '#lib/api/problems.ts';

export type BadgeFair = NonNullable<BadgeFairData['exhibition']>;
type Printed = Extract<PrintBadgesData['printBadges'], { badges: unknown }>;
type PrintedBadge = Printed['badges'][number];
type PrintedSpare = Extract<PrintSpareBadgesData['printSpareBadges'], { badges: unknown }>['badges'][number];
/** Somebody's badge, or one that is nobody's yet. */
export type SheetBadge = PrintedBadge | PrintedSpare;

export class BadgePrint {
  fair = $state.raw<BadgeFair | null>(null);
  /** Issued on this page, in the order of the lists; nothing before the first time. */
  badges = $state.raw<readonly SheetBadge[] | null>(null);
  /** People who still have none. */
  left = $state(0);
  /** Spare badges that nobody has yet; null: those on the page are people's. */
  spares = $state<number | null>(null);
  working = $state(false);
  problem = $state('');
  readonly #exhibition: string;

  constructor(exhibition: string) {
    this.#exhibition = exhibition;
  }

  /** Reads what every badge of the fair says. */
  async load(): Promise<void> {
    await this.#try(async () => {
      this.fair = (await request(badgeFair, { exhibition: this.#exhibition })).exhibition;
    });
  }

  /** Issues the next badges; they stand in the place of those before, which are printed by now. */
  async issue(alsoUnused: boolean): Promise<void> {
    await this.#try(async () => {
      const { printBadges: answer } = await request(printBadges, {
        input: { exhibition: this.#exhibition, alsoUnused },
      });
      if (isProblem(answer)) this.problem = answer.message;
      else if ('badges' in answer) {
        this.badges = answer.badges;
        this.left = answer.left;
        this.spares = null;
      }
    });
  }

  /** Makes badges that are nobody's yet. */
  async makeSpares(count: number, voidOthers: boolean): Promise<void> {
    await this.#try(async () => {
      const { printSpareBadges: answer } = await request(printSpareBadges, {
        input: { exhibition: this.#exhibition, count, voidOthers },
      });
      if (isProblem(answer)) this.problem = answer.message;
      else if ('badges' in answer) {
        this.badges = answer.badges;
        this.spares = answer.left;
      }
    });
  }

  async #try(act: () => Promise<void>): Promise<void> {
    this.working = true;
    this.problem = '';
    try {
      await act();
    } catch (failure) {
      this.problem = failureInWords(failure);
    } finally {
      this.working = false;
    }
  }
}
