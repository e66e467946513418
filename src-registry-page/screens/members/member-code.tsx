/**
 * The code with which a member of staff comes in for the first time.
 */
import { useTranslation } from 'react-i18next';
import { Fact } from '../../../src-renderer/parts/fact.tsx';
import { CodeSheet, type CodeSheetProps } from '../../parts/code-sheet.tsx';

export type GivenCode = Pick<CodeSheetProps, 'name' | 'code' | 'expiresAt'> & { readonly login: string };

type Props = { readonly given: GivenCode; readonly onClose: () => void };

export function MemberCode({ given: { login, ...given }, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <CodeSheet
      {...given}
      onClose={onClose}
      title={t('members.given')}
      steps={<p>{t('members.givenHow')}</p>}
      facts={
        <>
          <Fact label={t('handout.page')}>
            <bdi dir="ltr">{`${window.location.origin}${window.location.pathname}`}</bdi>
          </Fact>
          <Fact label={t('door.login')}>
            <bdi dir="ltr">{login}</bdi>
          </Fact>
        </>
      }
    />
  );
}
