/**
 * A declaration to read and to sign in one's own name. It can be signed only where its end was within reach: below the text.
 */
import { useState } from 'react';
import { Checkbox } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../app/session.tsx';
import { ActionButton } from '../../parts/action-button.tsx';
import { PlainDialog } from '../../parts/plain-dialog.tsx';
import type { Declaration } from './requirement-way.tsx';
import '../../parts/choice-tiles.css';

type Props = {
  readonly declaration: Declaration;
  readonly onClose: () => void;
  readonly onSign: () => void;
};

export function DeclareDialog({ declaration: { document, text }, onClose, onSign }: Props) {
  const { t } = useTranslation('programme');
  const { learner } = useSession();
  const [agreed, setAgreed] = useState(false);
  return (
    <PlainDialog
      isOpen
      onOpenChange={onClose}
      title={document.title}
      close={t('declare.cancel')}
      action={
        <ActionButton kind="main" isDisabled={!agreed} onPress={onSign}>
          {t('declare.sign')}
        </ActionButton>
      }
    >
      <div className="declaration" dir="auto">
        {text.split(/\n{2,}/).map((paragraph) => (
          <p key={paragraph} dir="auto">
            {paragraph}
          </p>
        ))}
      </div>
      <Checkbox className="choice-tile" isSelected={agreed} onChange={setAgreed}>
        <span className="choice-tile-name">{t('declare.agree', { name: learner.name })}</span>
      </Checkbox>
    </PlainDialog>
  );
}
