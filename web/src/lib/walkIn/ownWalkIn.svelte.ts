/** A spare badge in the hand of its holder: three answers, and the page that pairs. */
import { request } from '#lib/api/client.ts';
import {
  ownDealing,
  ownSpareBadge,
  registerWalkIn,
  type OwnSpareBadgeData,
} from '#lib/api/documents/walkIn.generated.ts';
import { askedLanguages } from '#lib/api/localText.ts';
import { isProblem } from '#lib/api/problems.ts';
import { reader } from '#lib/messages/index.ts';
import { Answers } from './answers.svelte.ts';
import { Dealing } from './dealing.svelte.ts';
import { Attempting } from '#lib/live/attempting.svelte.ts';

type OwnSpare = Exclude<OwnSpareBadgeData['ownSpareBadge'], { message: string }>;

export class OwnWalkIn extends Attempting {
  readonly answers = new Answers();
  readonly dealing: Dealing;
  /** Null until it was read. */
  spare = $state.raw<OwnSpare | null>(null);

  constructor(readonly token: string) {
    super();
    this.dealing = new Dealing(async (side, goods) => {
      const { ownSpareBadge: found } = await request(ownDealing, { token, side, goods });
      return isProblem(found) ? null : found.dealing;
    });
  }

  /** Reads which fair and session the badge is for. */
  async load(): Promise<void> {
    const variables = { token: this.token, languages: askedLanguages(reader.language) };
    await this.attempt(async () => {
      const { ownSpareBadge: found } = await request(ownSpareBadge, variables);
      if (isProblem(found)) this.problem = found.message;
      else this.spare = found;
    });
  }

  /** Sends the answers; true when this browser is signed in. */
  async register(): Promise<boolean> {
    let done = false;
    await this.attempt(async () => {
      const { registerWalkIn: answer } = await request(registerWalkIn, {
        input: { token: this.token, ...this.answers.input },
      });
      if (isProblem(answer)) this.problem = answer.message;
      else done = true;
    });
    return done;
  }
}
