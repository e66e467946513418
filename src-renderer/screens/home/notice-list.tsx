/**
 * What the person should know: a file that was restored, a course that was left out, with where and why.
 */
import { Info, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Notice } from '#core/contract/app-calls.ts';
import { useSession } from '../../app/session.tsx';
import { Button } from '../../parts/button.tsx';

export function NoticeList({ notices }: { notices: readonly Notice[] }) {
  const { t } = useTranslation(['home', 'failure', 'problem']);
  const { dismissNotice } = useSession();
  if (notices.length === 0) return null;
  return (
    <section className="notices" aria-label={t('notices')}>
      {notices.map(({ id, failure }) => (
        <article key={id} className="notice">
          <Info aria-hidden="true" />
          <div className="notice-words">
            <p className="notice-what">{t(`failure:${failure.code}.what`, failure.params)}</p>
            <p>{t(`failure:${failure.code}.kept`, failure.params)}</p>
            <p>{t(`failure:${failure.code}.next`, failure.params)}</p>
            {failure.problems && failure.problems.length > 0 && (
              <details>
                <summary>{t('problems', { count: failure.problems.length })}</summary>
                <ul className="problem-list">
                  {failure.problems.map(({ file, line, code, params }) => (
                    <li key={`${file}:${line}:${code}:${JSON.stringify(params)}`}>
                      <code dir="ltr">{line > 0 ? `${file}:${line}` : file}</code>
                      <span>{t(`problem:${code}`, { ...params, defaultValue: code })}</span>
                    </li>
                  ))}
                </ul>
              </details>
            )}
          </div>
          <Button className="notice-close" aria-label={t('dismiss')} onPress={() => dismissNotice(id)}>
            <X aria-hidden="true" />
          </Button>
        </article>
      ))}
    </section>
  );
}
