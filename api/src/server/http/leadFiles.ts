import { VCard } from 'vcard-creator';
import { textIn, type LocalizedText } from '../../domain/kernel/language.ts';
import type { LeadReader, LeadWriters } from '../../graphql/context.ts';
import type { ContactMade } from '../../operations/lead/findLeads.ts';
import { decimalAmount } from '../spreadsheet/decimalAmount.ts';
import { localTime } from '../spreadsheet/localTime.ts';
import { writeCsv } from '../spreadsheet/writeCsv.ts';

/** How contacts are written in each form. */
export const LEAD_WRITERS: LeadWriters = { CSV: leadsTable, VCARD: leadCards };

/** Contacts as a table for a spreadsheet. What could be read as a formula is written as text. */
function leadsTable(contacts: readonly ContactMade[], reader: LeadReader): string {
  const { wording, language } = reader;
  const heads = HEADS.map((key) => wording.word(key, language));
  const rows = contacts.map((contact) => rowOf(contact, reader));
  return writeCsv([heads, ...rows]);
}

/** Contacts as cards for an address book (vCard 3.0, RFC 2426: what every phone reads), one after the other. */
function leadCards(contacts: readonly ContactMade[], reader: LeadReader): string {
  return contacts.map((contact) => cardOf(contact, reader).toString()).join('\r\n');
}

const HEADS = [
  'leads_met_at',
  'leads_name',
  'leads_role',
  'leads_organisation',
  'leads_country',
  'leads_languages',
  'leads_email',
  'leads_phone',
  'leads_website',
  'leads_outcome',
  'leads_amount',
  'leads_currency',
  'leads_follow_up',
  'leads_rating',
  'leads_note',
] as const;

function rowOf(contact: ContactMade, reader: LeadReader): string[] {
  const { outcome } = contact;
  const { wording, language } = reader;
  return [
    localTime(contact.metAt, reader.timeZone),
    inWords(contact.name, reader),
    inWords(contact.role, reader),
    inWords(contact.organisation, reader),
    contact.country,
    contact.languages.join(' '),
    contact.email ?? '',
    contact.phone ?? '',
    contact.website ?? '',
    outcome ? wording.word(`outcome_${outcome.kind.replaceAll('-', '_')}`, language) : '',
    outcome ? decimalAmount(outcome) : '',
    outcome?.currency ?? '',
    outcome?.followUpOn ?? '',
    contact.rating === null ? '' : String(contact.rating),
    contact.note ?? '',
  ];
}

function cardOf(contact: ContactMade, reader: LeadReader): VCard {
  const name = inWords(contact.name, reader);
  // Which part of a name is the family's differs by language and is not known: the whole stands as the family name, so that it is sorted and shown as it is.
  const card = new VCard().addName({ familyName: name });
  const organisation = inWords(contact.organisation, reader);
  const role = inWords(contact.role, reader);
  if (organisation) card.addCompany({ name: organisation });
  if (role) card.addJobtitle(role);
  if (contact.email) card.addEmail({ address: contact.email, type: ['internet', 'work'] });
  if (contact.phone) card.addPhoneNumber({ number: contact.phone, type: ['work', 'voice'] });
  if (contact.website) card.addUrl({ url: contact.website, type: ['work'] });
  const met = reader.wording.word('leads_met_note', reader.language, {
    date: localTime(contact.metAt, reader.timeZone),
  });
  card.addNote([met, contact.note].filter(Boolean).join('\n'));
  return card;
}

function inWords(text: LocalizedText | null, { language }: LeadReader): string {
  return text ? (textIn(text, [language])?.text ?? '') : '';
}
