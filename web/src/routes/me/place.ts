import type { PlaceFields } from '#lib/api/documents/participant.generated.ts';
import { m } from '#lib/messages/index.ts';

/** A place as people call it: table 12, stand A07, video table 33. */
export function placeWords({ kind, label }: Pick<PlaceFields, 'kind' | 'label'>): string {
  if (kind === 'STAND') return m.place_stand({ table: label });
  if (kind === 'VIDEO') return m.place_video({ table: label });
  return m.place_table({ table: label });
}
