import type { DirectoryArgs } from '@ponte/schema/directory/directory.args.ts';
import { readNodeId } from '../relay/nodeId.ts';

/** What every list of the directory is narrowed by, as the operations take it. */
export function searchOf({ exhibition, search, heading }: DirectoryArgs) {
  return {
    exhibition: readNodeId('Exhibition', exhibition),
    text: search ?? null,
    heading: heading?.replaceAll('.', '') || null,
  };
}
