import { expect, type Page } from '@playwright/test';
import type { Installation } from './installation.ts';
import { signInAtDesk } from './organiser.ts';

/** The organiser's laptop on the board of the live session. */
export async function openBoard(page: Page, fair: Installation): Promise<void> {
  await signInAtDesk(page, fair);
  await page.goto(fair.demo.board);
  await expect(page.getByText('Live', { exact: true }).last()).toBeAttached();
  await expect(page.getByText('Macao hall (Demo)').first()).toBeVisible();
}

/** Begins one of the acts on the session as a whole. */
export async function beginAct(page: Page, act: string): Promise<void> {
  await page.getByRole('button', { name: 'Step in' }).click();
  await page.getByRole('button', { name: act, exact: true }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
}

/** Gives the reason and does the act that is open. */
export async function doIt(page: Page, reason: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Reason, kept with the act').fill(reason);
  await dialog.locator('button.main').click();
}

/** Tells everybody that a signing is about to begin, by the sentence that stands ready. */
export async function announceSigning(page: Page): Promise<void> {
  await beginAct(page, 'Announce');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: /^A signing is about/ }).click();
  await doIt(page, 'All may watch');
  await expect(dialog).toHaveCount(0);
}

/** The badge of one of the demo's free people. */
export function frontCodeOf({ demo }: Installation, side: 'exhibitor' | 'buyer', couple: number): string {
  return demo.participants.filter((participant) => participant.side === side)[couple]?.frontCode ?? '';
}

/** Two are chosen by their badges and offered to each other. */
export async function pairByHand(
  page: Page,
  { buyer, exhibitor }: { buyer: string; exhibitor: string },
): Promise<void> {
  await beginAct(page, 'Pair by hand');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Find Buyer').fill(buyer);
  await dialog.getByRole('button', { name: buyer }).click();
  await dialog.getByLabel('Find Exhibitor').fill(exhibitor);
  await dialog.getByRole('button', { name: exhibitor }).click();
  await doIt(page, 'They asked for each other');
}
