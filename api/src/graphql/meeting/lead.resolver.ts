import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { ConsentInput, LeadInput, NoteInput } from '@ponte/schema/meeting/meeting.input.ts';
import { ConsentResult, MeetingResult } from '@ponte/schema/meeting/meeting.result.ts';
import { giveConsent } from '../../operations/lead/giveConsent.ts';
import { keepNote } from '../../operations/lead/keepNote.ts';
import { rateLead } from '../../operations/lead/rateLead.ts';
import type { ApiContext } from '../context.ts';
import { keepOfMeeting } from '../floor/act.ts';

/** What a participant keeps of a counterpart. */
@Resolver()
export class LeadResolver {
  @Mutation(() => MeetingResult, { description: 'A private note on the counterpart.' })
  keepNote(@Arg('input', () => NoteInput) input: NoteInput, @Ctx() context: ApiContext): Promise<object> {
    const { text } = input;
    return keepOfMeeting(context, { mutation: 'keepNote', input }, (ports, act, meeting) =>
      keepNote(ports, act, { meeting, text }),
    );
  }

  @Mutation(() => MeetingResult, { description: 'A rating of the counterpart, for oneself.' })
  rateLead(@Arg('input', () => LeadInput) input: LeadInput, @Ctx() context: ApiContext): Promise<object> {
    const { rating } = input;
    return keepOfMeeting(context, { mutation: 'rateLead', input }, (ports, act, meeting) =>
      rateLead(ports, act, { meeting, rating }),
    );
  }

  @Mutation(() => ConsentResult, { description: 'The counterpart may see my contact data, or no longer.' })
  giveConsent(@Arg('input', () => ConsentInput) input: ConsentInput, @Ctx() context: ApiContext): Promise<object> {
    const { share } = input;
    return keepOfMeeting(context, { mutation: 'giveConsent', input, shared: share }, (ports, act, meeting) =>
      giveConsent(ports, act, { meeting, share }),
    );
  }
}
