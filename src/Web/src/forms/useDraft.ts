import { useCallback, useEffect, useRef, useState } from 'react';
import { useFormState } from './context';

const pause = 150;

/**
 * What is being typed, handed to the form on blur or after a short pause: a form of hundreds of fields is not worked out anew
 * at each key. Sending the form flushes all drafts first. A field in error hands over at once, so that its message does not go
 * away (and move what is below) in the middle of a click.
 */
export function useDraft<T>(value: T, commit: (value: T) => void) {
  const [draft, setDraft] = useState(value);
  const pending = useRef<{ value: T } | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef(commit);
  const { drafts } = useFormState();

  useEffect(() => {
    latest.current = commit;
  });

  useEffect(() => {
    if (!pending.current) setDraft(value);
  }, [value]);

  const flush = useCallback(() => {
    clearTimeout(timer.current);
    if (!pending.current) return;
    const { value: typed } = pending.current;
    pending.current = null;
    latest.current(typed);
  }, []);

  useEffect(() => {
    drafts.add(flush);
    return () => {
      drafts.delete(flush);
      clearTimeout(timer.current);
    };
  }, [drafts, flush]);

  const change = (next: T, at: 'once' | 'pause' = 'pause') => {
    setDraft(next);
    pending.current = { value: next };
    if (at === 'once') return flush();
    clearTimeout(timer.current);
    timer.current = setTimeout(flush, pause);
  };

  return { draft, change, flush };
}
