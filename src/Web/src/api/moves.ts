import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { send } from './http';
import { Problem } from './problem';
import type { InboxRow, Moved, Page } from './types';

type Move = { path: string; body: unknown; revision?: number; finishes?: string };

/**
 * A command with an idempotency key: the same wish sent again after a lost answer keeps its key, another wish gets a new one.
 * When it succeeds every list and case shown is read again, and a finished task leaves the inbox at once.
 */
export function useMove() {
  const cache = useQueryClient();
  const pending = useRef<{ wish: string; key: string } | null>(null);

  return useMutation<Moved, Problem, Move>({
    mutationFn: async ({ path, body, revision }) => {
      const wish = JSON.stringify([path, body]);
      if (pending.current?.wish !== wish) pending.current = { wish, key: newKey() };
      try {
        const moved = await send<Moved>(path, { method: 'POST', body, key: pending.current.key, revision });
        pending.current = null;
        return moved;
      } catch (fault) {
        if (fault instanceof Problem && fault.status >= 400 && fault.status < 500) pending.current = null;
        throw fault;
      }
    },
    onSuccess: (_, { finishes }) => {
      if (finishes) {
        cache.setQueryData<Page<InboxRow>>(['inbox'], (page) => page && without(page, finishes));
        cache.removeQueries({ queryKey: ['task', finishes] });
      }
      for (const key of ['inbox', 'me', 'case', 'cases', 'task']) void cache.invalidateQueries({ queryKey: [key] });
    },
  });
}

function without(page: Page<InboxRow>, task: string): Page<InboxRow> {
  const value = page.value.filter((row) => row.Id !== task);
  const gone = page.value.length - value.length;
  const count = page['@odata.count'];
  return { ...page, value, '@odata.count': count === undefined ? undefined : count - gone };
}

/** Unlike `crypto.randomUUID` this also works on plain http. */
function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
