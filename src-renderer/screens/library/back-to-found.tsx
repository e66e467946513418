/**
 * From a text back to what was found in the library.
 */
import { ArrowLeft } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Found } from '../../app/route.ts';
import { useNavigate } from '../../app/route-provider.tsx';
import { ActionButton } from '../../parts/action-button.tsx';

export function BackToFound({ found }: { readonly found: Found | undefined }) {
  const { t } = useTranslation('library');
  const navigate = useNavigate();
  if (!found) return null;
  return (
    <p>
      <ActionButton kind="quiet" onPress={() => navigate({ screen: 'library', question: found.question })}>
        <ArrowLeft className="is-mirrored" aria-hidden="true" />
        {t('backToFound')}
      </ActionButton>
    </p>
  );
}
