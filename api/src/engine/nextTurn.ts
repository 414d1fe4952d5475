/** Lets everybody else have their turn: long work is done in slices of a few milliseconds. */
export async function nextTurn(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}
