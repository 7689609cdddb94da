import { Badge, Container } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink, Outlet } from 'react-router';
import { inbox, me } from '../api/queries';
import { LanguageMenu } from '../ui/LanguageMenu';
import { Failed, Loading } from '../ui/States';
import { Wordmark } from '../ui/Wordmark';
import classes from './Shell.module.css';

// Its menu brings a third of the shell's weight and is not what people came for.
const ProfileMenu = lazy(() => import('./ProfileMenu'));

export function Shell() {
  const { t } = useTranslation();
  const session = useQuery(me());
  const open = useQuery({ ...inbox(), enabled: session.isSuccess });
  if (session.isPending) return <Loading />;
  if (session.isError) return <Failed fault={session.error} retry={() => void session.refetch()} />;

  const person = session.data;
  const count = open.data?.['@odata.count'] ?? person.counts.inbox;
  return (
    <>
      <a className="skip" href="#content">
        {t('shell.skip')}
      </a>
      <header className={classes.header}>
        <Container size="xl" className={classes.bar}>
          <NavLink to="/inbox" className={classes.home} aria-label={t('shell.home')}>
            <Wordmark />
          </NavLink>
          {person.demo && (
            <Badge variant="light" color="amber" className={classes.demo} title={t('shell.demoHelp')}>
              {t('shell.demo')}
            </Badge>
          )}
          <nav className={classes.nav} aria-label={t('shell.main')}>
            <NavLink to="/inbox" className={classes.link}>
              {t('inbox.title')}
              {count > 0 && (
                <span className={classes.count} aria-label={t('inbox.count', { count })}>
                  {count}
                </span>
              )}
            </NavLink>
            <NavLink to="/start" className={classes.link}>
              {t('catalogue.nav')}
            </NavLink>
            <NavLink to="/cases" className={classes.link}>
              {t('cases.title')}
            </NavLink>
          </nav>
          <div className={classes.tools}>
            <LanguageMenu />
            <Suspense fallback={<span className={classes.profile} />}>
              <ProfileMenu person={person} />
            </Suspense>
          </div>
        </Container>
      </header>
      <main id="content" tabIndex={-1}>
        <Container size="xl" py="xl">
          <Suspense fallback={<Loading />}>
            <Outlet />
          </Suspense>
        </Container>
      </main>
    </>
  );
}
