import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { PrintBadgesInput, PrintBadgesResult } from '@ponte/schema/credential/printBadges.type.ts';
import type { BadgeIssued } from '../../operations/desk/issueBadges.ts';
import { printBadges } from '../../operations/desk/printBadges.ts';
import { isRefused } from '../../operations/kernel/refused.ts';
import type { ApiContext } from '../context.ts';
import { problem } from '../problem/problem.ts';
import { readNodeId } from '../relay/nodeId.ts';
import { badgeOwner } from './badgeOwner.ts';

/** Badges on paper. */
@Resolver()
export class PrintBadgesResolver {
  @Mutation(() => PrintBadgesResult, {
    description: 'Issues badges to be printed now. For organisers and the desk; the sign-in codes are shown this once.',
  })
  async printBadges(
    @Arg('input', () => PrintBadgesInput) { exhibition, alsoUnused }: PrintBadgesInput,
    @Ctx() context: ApiContext,
  ): Promise<object> {
    const asked = { exhibition: readNodeId('Exhibition', exhibition), alsoUnused };
    const answer = await printBadges(context.ports, context.caller, asked);
    if (isRefused(answer)) return problem(context, answer);
    const badges = await Promise.all(answer.badges.map((badge) => badgeSeen(context, badge)));
    return { __typename: 'PrintBadgesSuccess', badges: badges.filter((badge) => badge.person), left: answer.left };
  }
}

async function badgeSeen(context: ApiContext, badge: BadgeIssued) {
  const { frontCode, shortCode, signInToken } = badge;
  const whose = await badgeOwner(context, badge.person);
  return { frontCode, signInCode: shortCode, signInLink: context.signInLink(signInToken), ...whose };
}
