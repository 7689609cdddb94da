import { Title } from '@mantine/core';
import { useEffect, useRef, type ReactNode } from 'react';
import { useLocation } from 'react-router';

type Props = { title: string; above?: ReactNode; aside?: ReactNode; children: ReactNode };

/** A screen: one main heading, which takes the focus on arrival so that a reader hears where it is. */
export function Page({ title, above, aside, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { pathname } = useLocation();

  useEffect(() => {
    document.title = `${title} · WorkflowHub`;
  }, [title]);

  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, [pathname]);

  return (
    <>
      {above}
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: '0.5rem 1rem', alignItems: 'center', justifyContent: 'space-between', marginBottom: '1.25rem' }}>
        <Title order={1} ref={heading} tabIndex={-1}>
          <bdi>{title}</bdi>
        </Title>
        {aside}
      </div>
      {children}
    </>
  );
}
