/**
 * A file that was written for somebody to carry: where it is, and how two people see that they have the same.
 */
import { FileCheck } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { WrittenFile as Written } from '#core/contract/sync-calls.ts';
import { Fact } from '../../parts/fact.tsx';
import '../../parts/standing-box.css';

type Props = { readonly title: string; readonly written?: Written; readonly children: ReactNode };

/** Sixteen letters are enough for two people on the telephone. */
const beginningOf = (sha256: string): string => sha256.slice(0, 16).match(/.{4}/g)?.join(' ') ?? '';

export function FileHash({ sha256 }: Pick<Written, 'sha256'>) {
  const { t } = useTranslation('registry');
  return (
    <Fact label={t('byHand.hash')}>
      <code className="registry-fingerprint" dir="ltr" title={sha256}>
        {beginningOf(sha256)}
      </code>
    </Fact>
  );
}

/** What came of something that was asked for: it takes the focus, so that it is heard and seen. */
export function Done({ title, written, children }: Props) {
  const { t } = useTranslation('registry');
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="registry-done" aria-labelledby={id}>
      <FileCheck aria-hidden="true" />
      <div className="standing-words">
        <h3 id={id} ref={heading} tabIndex={-1}>
          {title}
        </h3>
        {children}
        {written && (
          <dl className="facts">
            <Fact label={t('byHand.file')}>
              <bdi dir="ltr">{written.file}</bdi>
            </Fact>
            <FileHash sha256={written.sha256} />
          </dl>
        )}
        {written && <p className="quiet-line">{t('byHand.hashNote')}</p>}
      </div>
    </section>
  );
}
