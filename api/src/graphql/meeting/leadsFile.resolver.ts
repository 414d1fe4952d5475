import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { LeadsFile, LeadsFormat } from '@ponte/schema/meeting/leadsFile.type.ts';
import { Participant } from '@ponte/schema/pairing/participant.type.ts';
import { findLeads } from '../../operations/lead/findLeads.ts';
import type { ApiContext } from '../context.ts';
import type { SeenParticipant } from '../floor/seen.ts';
import { isOwn } from '../floor/sight.ts';

/** How each form is named and sent. */
const FORMS = {
  CSV: { name: 'ponte-contacts.csv', type: 'text/csv' },
  VCARD: { name: 'ponte-contacts.vcf', type: 'text/vcard' },
} as const;

/** The contacts of a participant as a file. */
@Resolver(() => Participant)
export class LeadsFileResolver {
  @FieldResolver(() => LeadsFile, { nullable: true })
  async leadsFile(
    @Root() seen: SeenParticipant,
    @Arg('format', () => LeadsFormat) format: keyof typeof LeadsFormat,
    @Ctx() context: ApiContext,
  ): Promise<LeadsFile | null> {
    // Not for staff either: a lead is its owner's.
    if (!isOwn(context, seen)) return null;
    const { languages, leadWriters, loaders, ports, wording } = context;
    const fair = await loaders.exhibition.load(seen.session.exhibition);
    const { contacts, leftOut } = await findLeads(ports, seen.session, seen.participant);
    const reader = { wording, language: languages[0] ?? 'en', timeZone: fair?.timeZone ?? 'UTC' };
    return { ...FORMS[format], content: leadWriters[format](contacts, reader), contacts: contacts.length, leftOut };
  }
}
