/** Such as 24 November 2026, 15:02: in English, dates are as in the other screens, whatever region the browser is of. */
export function formatTime(language: string, at: string): string {
  const locale = /^en(-|$)/.test(language) ? 'en-GB' : language || undefined;
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' }).format(new Date(at));
}
