import type { Language } from '#lib/messages/language.ts';
import type { ThemeChoice } from '#lib/ui/theme.ts';

declare global {
  namespace App {
    /** What the server knows of a request before it renders. */
    interface Locals {
      language: Language;
      theme: ThemeChoice;
    }
    /** What a page hands to the next one. */
    interface PageState {
      /** The device was signed out without having asked for it. */
      ended?: boolean;
    }
    interface PageData {
      language: Language;
      theme: ThemeChoice;
    }
  }
}

export {};
