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
import { isProblem } from '#lib/api/problems.ts';
import { Attempting } from '#lib/live/attempting.svelte.ts';

export type BadgeFair = NonNullable<BadgeFairData['exhibition']>;
type Printed = Extract<PrintBadgesData['printBadges'], { badges: unknown }>;
type PrintedBadge = Printed['badges'][number];
type PrintedSpare = Extract<PrintSpareBadgesData['printSpareBadges'], { badges: unknown }>['badges'][number];
/** Somebody's badge, or one that is nobody's yet. */
export type SheetBadge = PrintedBadge | PrintedSpare;

export class BadgePrint extends Attempting {
  fair = $state.raw<BadgeFair | null>(null);
  /** On the page to be printed, in the order of the lists; nothing before the first time. */
  badges = $state.raw<readonly SheetBadge[] | null>(null);
  /** Those of the last press: so many, and whether they are people's or nobody's yet. */
  made = $state.raw<{ count: number; areSpare: boolean } | null>(null);
  /** People who still have none. */
  left = $state(0);
  /** Spare badges that nobody has yet. */
  spares = $state(0);
  /** Whether what stands on the page went to a printer or a file: until then it stays, for its codes are told only once. */
  isPrinted = $state(false);
  readonly #exhibition: string;

  /** Codes stand on the page that would be lost with it. */
  get areUnprinted(): boolean {
    return !this.isPrinted && this.badges !== null && this.badges.length > 0;
  }

  constructor(exhibition: string) {
    super();
    this.#exhibition = exhibition;
  }

  /** Reads what every badge of the fair says. */
  async load(): Promise<void> {
    await this.attempt(async () => {
      this.fair = (await request(badgeFair, { exhibition: this.#exhibition })).exhibition;
    });
  }

  /** Issues the next badges. */
  async issue(alsoUnused: boolean): Promise<void> {
    await this.attempt(async () => {
      const { printBadges: answer } = await request(printBadges, {
        input: { exhibition: this.#exhibition, alsoUnused },
      });
      if (isProblem(answer)) this.problem = answer.message;
      else if ('badges' in answer) {
        this.#lay(answer.badges, false);
        this.left = answer.left;
      }
    });
  }

  /** Makes badges that are nobody's yet. */
  async makeSpares(count: number, voidOthers: boolean): Promise<void> {
    await this.attempt(async () => {
      const { printSpareBadges: answer } = await request(printSpareBadges, {
        input: { exhibition: this.#exhibition, count, voidOthers },
      });
      if (isProblem(answer)) this.problem = answer.message;
      else if ('badges' in answer) {
        this.#lay(answer.badges, true);
        this.spares = answer.left;
      }
    });
  }

  /** New ones take the place of those that are printed, and stand behind those that are not. */
  #lay(badges: readonly SheetBadge[], areSpare: boolean): void {
    if (badges.length > 0 || this.badges === null) {
      const anew = new Set(badges.map(({ frontCode }) => frontCode));
      const waiting = this.isPrinted ? [] : (this.badges ?? []).filter(({ frontCode }) => !anew.has(frontCode));
      this.badges = [...waiting, ...badges];
      this.isPrinted = false;
    }
    this.made = { count: badges.length, areSpare };
  }
}
