/** Light, dark, or as the device has it. */
export type ThemeChoice = 'system' | 'light' | 'dark';

export const THEMES: readonly ThemeChoice[] = ['system', 'light', 'dark'];

/** Where the choice is kept; read by the server before it renders. */
export const THEME_COOKIE = 'ponte_theme';

const YEAR_SECONDS = 365 * 24 * 3600;

/** Narrows a stored value to a theme. */
export function isThemeChoice(value: unknown): value is ThemeChoice {
  return typeof value === 'string' && (THEMES as readonly string[]).includes(value);
}

/** The theme that this device keeps; as the device has it where none was chosen, and where a page is rendered without a reader. */
export function storedTheme(): ThemeChoice {
  if (typeof document === 'undefined') return 'system';
  const [, kept] = new RegExp(`(?:^|; )${THEME_COOKIE}=([^;]*)`).exec(document.cookie) ?? [];
  return isThemeChoice(kept) ? kept : 'system';
}

/** Shows the theme now and keeps it for a year. */
export function chooseTheme(choice: ThemeChoice): void {
  document.documentElement.dataset.theme = choice === 'system' ? systemTheme() : choice;
  const secure = location.protocol === 'https:' ? '; secure' : '';
  document.cookie = `${THEME_COOKIE}=${choice}; path=/; max-age=${YEAR_SECONDS}; samesite=lax${secure}`;
}

function systemTheme(): 'light' | 'dark' {
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}
