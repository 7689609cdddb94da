import { useEffect, useRef } from 'react';

/** j and k move the focus through the links of a list; enter opens, as it does for any link. */
export function useListKeys() {
  const list = useRef<HTMLUListElement>(null);

  useEffect(() => {
    const move = (event: KeyboardEvent) => {
      if (event.altKey || event.ctrlKey || event.metaKey || isWriting(event.target)) return;
      const step = event.key === 'j' ? 1 : event.key === 'k' ? -1 : 0;
      if (step === 0 || !list.current) return;
      const links = [...list.current.querySelectorAll('a')];
      const at = links.indexOf(document.activeElement as HTMLAnchorElement);
      const next = at < 0 ? 0 : Math.min(links.length - 1, Math.max(0, at + step));
      links[next]?.focus();
    };
    document.addEventListener('keydown', move);
    return () => document.removeEventListener('keydown', move);
  }, []);

  return list;
}

function isWriting(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));
}
