const hour = 3_600_000;
const day = 24 * hour;

export type Due = { tone: 'late' | 'soon' | 'calm'; key: 'due.late' | 'due.lateHours' | 'due.today' | 'due.hours' | 'due.tomorrow' | 'due.days'; count: number };

/** How a deadline stands at a moment: how urgent it is, and the words for it. */
export function dueAt(deadline: string, now: number): Due {
  const due = Date.parse(deadline);
  const left = due - now;
  if (left < 0) {
    return -left < day ? { tone: 'late', key: 'due.lateHours', count: Math.max(1, Math.round(-left / hour)) } : { tone: 'late', key: 'due.late', count: Math.floor(-left / day) };
  }
  const nights = midnights(now, due);
  if (nights === 0) return left < 8 * hour ? { tone: 'soon', key: 'due.hours', count: Math.max(1, Math.round(left / hour)) } : { tone: 'soon', key: 'due.today', count: 0 };
  if (nights === 1) return { tone: 'soon', key: 'due.tomorrow', count: 1 };
  return { tone: 'calm', key: 'due.days', count: nights };
}

function midnights(from: number, to: number): number {
  const start = (moment: number) => new Date(moment).setHours(0, 0, 0, 0);
  return Math.round((start(to) - start(from)) / day);
}

const formats = new Map<string, Intl.DateTimeFormat>();

function format(language: string, style: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const name = language + JSON.stringify(style);
  const known = formats.get(name) ?? new Intl.DateTimeFormat(language, { calendar: 'gregory', ...style });
  formats.set(name, known);
  return known;
}

// Months in words: a row of bare numbers reads in another order from right to left.
const inWords = { year: 'numeric', month: 'short', day: 'numeric' } as const;

export const moment = (iso: string, language: string) => format(language, { ...inWords, hour: 'numeric', minute: '2-digit' }).format(new Date(iso));
export const dayOf = (iso: string, language: string) => format(language, inWords).format(new Date(iso));

/** A calendar day (`2026-03-02`) has no time zone; reading it as a moment would shift it west of Greenwich. */
export function calendarDay(iso: string, language: string): string {
  const [year, month, date] = iso.split('-').map(Number);
  if (!year || !month || !date) return iso;
  return format(language, inWords).format(new Date(year, month - 1, date));
}
