import { Ctx, FieldResolver, Query, Resolver } from 'type-graphql';
import { Viewer } from '@ponte/schema/credential/viewer.type.ts';
import { rightsOf } from '../../domain/credential/rights.ts';
import type { ApiContext } from '../context.ts';
import { interpretsIn } from '../interpreter/interpretsIn.ts';
import { presencesOf } from '../floor/presencesOf.ts';

/** Who I am. */
@Resolver(() => Viewer)
export class ViewerResolver {
  @Query(() => Viewer, { nullable: true, description: 'Who is signed in; null for nobody.' })
  viewer(@Ctx() context: ApiContext): object | null {
    return context.caller.kind === 'nobody' ? null : {};
  }

  @FieldResolver()
  languages(@Ctx() context: ApiContext): readonly string[] {
    return context.languages;
  }

  @FieldResolver()
  async person(@Ctx() { caller, loaders }: ApiContext): Promise<object | null> {
    return caller.kind === 'badge' ? loaders.person.load(caller.person) : null;
  }

  @FieldResolver()
  async exhibition(@Ctx() { caller, loaders }: ApiContext): Promise<object | null> {
    return caller.kind === 'badge' ? loaders.exhibition.load(caller.exhibition) : null;
  }

  @FieldResolver()
  participants(@Ctx() context: ApiContext): Promise<object[]> {
    return presencesOf(context);
  }

  @FieldResolver()
  interpretsIn(@Ctx() context: ApiContext): Promise<object[]> {
    return interpretsIn(context);
  }

  @FieldResolver()
  async organiserOf(@Ctx() { caller, ports }: ApiContext): Promise<object[]> {
    return caller.kind === 'user' ? ports.fairs.ofAccount(caller.account) : [];
  }

  @FieldResolver()
  partnerScopes(@Ctx() { caller }: ApiContext): readonly string[] | null {
    return caller.kind === 'partner' ? caller.scopes : null;
  }

  @FieldResolver()
  mayDo(@Ctx() { caller }: ApiContext): readonly string[] {
    return rightsOf(caller);
  }

  @FieldResolver()
  user(@Ctx() { caller }: ApiContext): string | null {
    return caller.kind === 'user' ? caller.email : null;
  }

  @FieldResolver()
  calendar(@Ctx() { caller, ports, calendarLink }: ApiContext): string | null {
    return caller.kind === 'badge' ? calendarLink(ports.secrets.calendarToken(caller.badge)) : null;
  }

  @FieldResolver()
  async callKey(@Ctx() { caller, ports }: ApiContext): Promise<string | null> {
    return caller.kind === 'badge' ? ports.callKey() : null;
  }

  @FieldResolver()
  async deviceRequests(@Ctx() { caller, ports }: ApiContext): Promise<object[]> {
    return caller.kind === 'badge' ? ports.badges.devicesAsking(caller.badge) : [];
  }
}
