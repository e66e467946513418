/**
 * The registry no longer knows who is here: they sign in above the page, and go on where they were.
 */
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Me } from '#core/staff/shapes.ts';
import '../../../src-renderer/parts/dialog.css';
import { SignInForm } from './sign-in-form.tsx';

export function SignInAgain({ onSignedIn }: { onSignedIn: (me: Me) => void }) {
  const { t } = useTranslation();
  return (
    <ModalOverlay className="dialog-veil" isOpen isKeyboardDismissDisabled>
      <Modal className="dialog-frame">
        <Dialog className="dialog">
          <Heading slot="title" level={2}>
            {t('door.againTitle')}
          </Heading>
          <p>{t('door.againLead')}</p>
          <SignInForm way="password" onSignedIn={onSignedIn} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
