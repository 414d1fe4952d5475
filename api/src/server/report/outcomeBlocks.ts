import type { After } from '../../operations/after/findAfter.ts';
import type { Block } from './block.ts';
import type { ReportFormats } from './reportFormats.ts';

/** What was signed and intended by currency; nothing is converted. */
export function outcomeBlocks({ papers }: Pick<After, 'papers'>, formats: ReportFormats): Block[] {
  const note = formats.word('after_confirmed', {
    confirmed: formats.number(papers.confirmed),
    signed: formats.number(papers.signed),
  });
  const heading: Block = { kind: 'heading', text: formats.word('outcomes_title'), note };
  const without = withoutAmount(papers, formats);
  if (papers.sums.length + without.length === 0)
    return [heading, { kind: 'text', text: formats.word('outcomes_none') }];
  return [
    heading,
    { kind: 'text', text: formats.word('after_no_conversion') },
    {
      kind: 'table',
      first: 0.16,
      heads: ['outcomes_currency', 'outcomes_contracts', 'outcomes_count', 'outcomes_intentions', 'outcomes_count'].map(
        (key) => formats.word(key),
      ),
      rows: [
        ...papers.sums.map(({ currency, contracts, contractCount, intentions, intentionCount }) => [
          currency,
          formats.amount(contracts, currency),
          formats.number(contractCount),
          formats.amount(intentions, currency),
          formats.number(intentionCount),
        ]),
        ...without,
      ],
    },
  ];
}

/** Papers that name no amount: with them the column adds up to the sentence on top. */
function withoutAmount({ contracts, intentions, sums }: After['papers'], formats: ReportFormats): string[][] {
  const signed = contracts - sums.reduce((sum, { contractCount }) => sum + contractCount, 0);
  const intended = intentions - sums.reduce((sum, { intentionCount }) => sum + intentionCount, 0);
  if (signed + intended === 0) return [];
  return [[formats.word('after_sums_without'), '', formats.number(signed), '', formats.number(intended)]];
}
