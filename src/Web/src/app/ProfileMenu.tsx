import { Avatar, Menu, UnstyledButton, VisuallyHidden, useMantineColorScheme, type MantineColorScheme } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { send } from '../api/http';
import type { Me } from '../api/types';
import { sayProblem } from '../ui/sayProblem';

const schemes: MantineColorScheme[] = ['auto', 'light', 'dark'];

export default function ProfileMenu({ person }: { person: Me }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const cache = useQueryClient();
  const { colorScheme, setColorScheme } = useMantineColorScheme();

  const signOut = async () => {
    try {
      await send('/account/sign-out', { method: 'POST', body: {} });
    } catch (fault) {
      sayProblem(fault);
      return;
    }
    await navigate('/sign-in');
    cache.clear();
  };

  return (
    <Menu position="bottom-end" width={280} shadow="md">
      <Menu.Target>
        <UnstyledButton>
          <Avatar name={person.name} color="sea" variant="filled" radius="xl" alt="" aria-hidden />
          <VisuallyHidden>{t('profile.menu', { name: person.name })}</VisuallyHidden>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <div style={{ padding: '0.5rem 0.75rem' }}>
          <strong>
            <bdi>{person.name}</bdi>
          </strong>
          {person.posts.map((post) => (
            <div key={post.unit.id + post.position} className="quiet">
              {t('profile.post', { position: post.position, unit: post.unit.name })}
            </div>
          ))}
        </div>
        <Menu.Divider />
        <Menu.Label className="quiet">{t('profile.look')}</Menu.Label>
        {schemes.map((scheme) => (
          <Menu.Item key={scheme} onClick={() => setColorScheme(scheme)} rightSection={scheme === colorScheme ? '✓' : null} aria-current={scheme === colorScheme}>
            {t(`profile.scheme.${scheme}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={() => void signOut()}>{t('profile.signOut')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
