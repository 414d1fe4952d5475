import type { Language } from '#lib/messages/language.ts';
import type { ThemeChoice } from '#lib/ui/theme.ts';

declare global {
  namespace App {
    /** What the server knows of a request before it renders. */
    interface Locals {
      language: Language;
      theme: ThemeChoice;
    }
    interface PageData {
      language: Language;
      theme: ThemeChoice;
    }
  }
}

export {};
