/**
 * What hangs below the learner's name. Loaded when first opened.
 */
import type { RefObject } from 'react';
import { Menu, MenuItem, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { call } from '../api/call.ts';
import { useRouting } from './route-provider.tsx';
import { useSession } from './session.tsx';

type Props = { readonly button: RefObject<HTMLButtonElement | null>; readonly onClose: () => void };

export function LearnerMenu({ button, onClose }: Props) {
  const { t } = useTranslation();
  const { learner, reload } = useSession();
  const { navigate } = useRouting();
  const change = async () => {
    await call('learner.close', {});
    await reload();
  };
  return (
    <Popover
      className="menu-frame"
      placement="bottom end"
      aria-label={learner.name}
      triggerRef={button}
      isOpen
      onOpenChange={onClose}
    >
      <Menu
        className="menu"
        aria-label={learner.name}
        autoFocus="first"
        onClose={onClose}
        onAction={(key) => (key === 'switch' ? void change() : navigate({ screen: 'settings' }))}
      >
        <MenuItem id="settings">{t('learner.settings')}</MenuItem>
        <MenuItem id="switch">{t('learner.switch')}</MenuItem>
      </Menu>
    </Popover>
  );
}
