/**
 * One person: who they are, their certificates, what they have to do, what they sent, and the devices it came from.
 */
import { ClipboardPlus, History, KeyRound } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { codeReply, type PersonReply, personReply } from '#core/staff/shapes.ts';
import type { z } from '#core/zod.ts';
import { ActionButton } from '../../../src-renderer/parts/action-button.tsx';
import { Fact } from '../../../src-renderer/parts/fact.tsx';
import { ask } from '../../api/ask.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { useDeed } from '../../api/use-deed.ts';
import { PlaceLink } from '../../app/place-link.tsx';
import { useScreenReady } from '../../app/screen-ready.ts';
import { useSession } from '../../app/session.tsx';
import { useFormats } from '../../locale/use-formats.ts';
import { Answered } from '../../parts/answered.tsx';
import { AssignmentsTable } from '../../parts/assignments-table.tsx';
import { Handout } from '../../parts/handout.tsx';
import { TroubleBox } from '../../parts/trouble-box.tsx';
import { AssignDialog } from '../people/assign-dialog.tsx';
import { Attempts } from './attempts.tsx';
import { Certificates } from './certificates.tsx';
import { Devices } from './devices.tsx';

/** What a part of the page needs to do something and to say that it is done. */
export type OfPerson = { readonly reply: PersonReply; readonly onDone: (words: string) => void };

function Ways({ reply: { person }, onDone }: OfPerson) {
  const { t } = useTranslation();
  const { may } = useSession();
  const [isAssigning, setAssigning] = useState(false);
  const [code, setCode] = useState<z.output<typeof codeReply> | null>(null);
  const making = useDeed(
    () => ask(`/v1/staff/people/${encodeURIComponent(person.id)}/codes`, codeReply, { body: {} }),
    setCode,
  );
  return (
    <>
      <div className="screen-ways">
        {may('assign') && (
          <ActionButton onPress={() => setAssigning(true)}>
            <ClipboardPlus aria-hidden="true" />
            {t('person.assign')}
          </ActionButton>
        )}
        {may('add-people') && (
          <ActionButton isBusy={making.isBusy} onPress={() => void making.run()}>
            <KeyRound aria-hidden="true" />
            {t('person.newCode')}
          </ActionButton>
        )}
        {may('see-audit') && (
          <PlaceLink className="action-button is-plain" to={{ screen: 'audit', person: person.id }}>
            <History aria-hidden="true" />
            {t('person.audit')}
          </PlaceLink>
        )}
      </div>
      {making.trouble && <TroubleBox trouble={making.trouble} />}
      {isAssigning && (
        <AssignDialog
          to={{ people: [person] }}
          course={undefined}
          onClose={() => setAssigning(false)}
          onDone={(words) => {
            setAssigning(false);
            onDone(words);
          }}
        />
      )}
      {code && <Handout name={person.name} {...code} onClose={() => setCode(null)} />}
    </>
  );
}

function Who({ reply: { person } }: Pick<OfPerson, 'reply'>) {
  const { t } = useTranslation();
  const formats = useFormats();
  const facts = [
    [t('by.office'), person.office],
    [t('by.country'), formats.country(person.country)],
    [t('by.role'), person.role],
    [t('add.reference'), person.reference],
  ] as const;
  return (
    <dl className="facts">
      {facts.map(([label, value]) => (
        <Fact key={label} label={label}>
          <bdi>{value || t('none')}</bdi>
        </Fact>
      ))}
    </dl>
  );
}

export function PersonScreen({ id }: { id: string }) {
  const { t } = useTranslation();
  const answer = useAnswer(`/v1/staff/people/${encodeURIComponent(id)}`, personReply);
  const [said, setSaid] = useState('');
  const name = answer.data?.person.name ?? null;
  useScreenReady(name ?? (answer.trouble ? t('person.title') : null));
  const onDone = (words: string) => {
    setSaid(words);
    answer.again();
  };
  return (
    <article className="screen">
      <header className="screen-head">
        <p className="eyebrow">
          <PlaceLink to={{ screen: 'people' }}>{t('people.title')}</PlaceLink>
        </p>
        <h1 tabIndex={-1}>
          <bdi>{name ?? t('person.title')}</bdi>
        </h1>
      </header>
      <p role="status" className="said">
        {said}
      </p>
      <Answered answer={answer}>
        {(reply) => (
          <>
            <Who reply={reply} />
            <Ways reply={reply} onDone={onDone} />
            <Certificates reply={reply} onDone={onDone} />
            <section className="screen-part" aria-labelledby="to-do">
              <h2 id="to-do">{t('assignments.title')}</h2>
              {reply.assignments.length === 0 ? (
                <p className="quiet-line">{t('person.noAssignments')}</p>
              ) : (
                <AssignmentsTable assignments={reply.assignments} isOfOnePerson onDone={onDone} />
              )}
            </section>
            <Attempts reply={reply} onDone={onDone} />
            <Devices reply={reply} onDone={onDone} />
          </>
        )}
      </Answered>
    </article>
  );
}
