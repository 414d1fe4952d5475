import { expect, test, type Page } from '@playwright/test';
import { findsNothing } from '../support/axe.ts';
import { Installation } from '../support/installation.ts';
import { signInAtDesk } from '../support/organiser.ts';

let fair: Installation;
test.beforeAll(async () => {
  fair = await Installation.start();
});
test.afterAll(() => fair.stop());

const trialOf = (page: Page) => page.locator('form.trial');
const range = (mean: number) => ({ mean, low: mean - 2, high: mean + 2 });
const figures = (mean: number) => ({ meetingsAnHour: range(mean), waitP95Seconds: range(10 * mean) });
const none = { days: 0, asked: 0, now: null, next: null };

/** Answers the next looks at the rest of the session as a busy machine, or one with too many people, would. */
async function answersWith(page: Page, answers: object[]): Promise<void> {
  await page.route('**/graphql', async (route) => {
    const asked = route.request().postDataJSON() as { operationName?: string };
    const answer = asked.operationName === 'RulesForecast' ? answers.shift() : undefined;
    if (answer) await route.fulfill({ json: { data: { rulesForecast: answer } } });
    else await route.fallback();
  });
}

async function tries(page: Page, minutes: string): Promise<void> {
  const length = page.getByLabel('Length of a meeting', { exact: true });
  await length.fill(minutes);
  await length.blur();
}

test('[RH20] a look at the rest of the session ends in words, whatever became of it', async ({ page }) => {
  await signInAtDesk(page, fair);
  await page.goto(`${fair.demo.board}/rules`);
  const trial = trialOf(page);
  const rest = trial.getByRole('table', { name: /The rest of the session/ });

  await test.step('the server answers: with figures, or that not one day was finished', async () => {
    await tries(page, '12');
    await expect(rest.or(trial.getByText('Not one day could be modelled'))).toBeVisible({ timeout: 60_000 });
    await expect(trial.getByText('is being worked out')).toHaveCount(0);
  });

  await test.step('not one day was finished: it says so, and offers to try again; then fewer days than asked', async () => {
    const fewer = { outcome: 'told', days: 2, asked: 4, now: figures(20), next: figures(24) };
    await answersWith(page, [
      { outcome: 'out-of-time', ...none },
      fewer,
      { ...fewer, days: 1 },
      { outcome: 'too-many', ...none },
      { outcome: 'too-late', ...none },
    ]);
    await tries(page, '13');
    await expect(trial.getByText('Not one day could be modelled within a few seconds')).toBeVisible();
    await findsNothing(page, 'rules, with no forecast');
    await trial.getByRole('button', { name: 'Try again' }).click();
    await expect(trial.getByText('2 of 4 modelled days were finished in time')).toBeVisible();
    await expect(rest).toContainText('18 to 22');
  });

  await test.step('one day alone has no range; too many people are rehearsed; a session that ends has no rest', async () => {
    await tries(page, '14');
    await expect(trial.getByText('From one modelled day alone')).toBeVisible();
    await expect(rest).not.toContainText('18 to 22');
    await tries(page, '16');
    await expect(trial.getByRole('link', { name: 'Rehearse this session' })).toHaveAttribute('href', /\/rehearsal$/);
    await findsNothing(page, 'rules, with too many people');
    await tries(page, '17');
    await expect(trial.getByText('there is no rest to model')).toBeVisible();
    await expect(trial.getByRole('button', { name: 'Try again' })).toHaveCount(0);
  });
});
