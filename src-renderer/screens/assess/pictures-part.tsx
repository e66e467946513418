/**
 * Pictures as evidence, by choice: from the camera or from a file. They stay on this computer; only what they are is signed.
 */
import { Camera, ImagePlus, X } from 'lucide-react';
import { type ChangeEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RequestView } from '#core/contract/assess-calls.ts';
import { type Failure, failure } from '#core/result/failure.ts';
import { call } from '../../api/call.ts';
import { useFormats } from '../../locale/formats.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { Button } from '../../parts/button.tsx';
import { FailureState } from '../../parts/failure-state.tsx';
import type { Enter } from './assessment-screen.tsx';
import { jpegOf } from './jpeg-of.ts';
import { TakePicture } from './take-picture.tsx';

const most = 6;

/** Drawn rather than linked: the page loads no picture that is not its own. */
function Picture({ id, picture, label }: { id: string; picture: string; label: string }) {
  const { t } = useTranslation('assess');
  const canvas = useRef<HTMLCanvasElement>(null);
  const [isGone, setGone] = useState(false);
  useEffect(() => {
    let current = true;
    const draw = async () => {
      const reply = await call('assess.picture', { id, picture });
      if (!reply.ok || !reply.value) throw new Error('gone');
      const drawn = await createImageBitmap(new Blob([reply.value as BlobPart], { type: 'image/jpeg' }));
      const on = canvas.current;
      if (!current || !on) return;
      on.width = drawn.width;
      on.height = drawn.height;
      on.getContext('2d')?.drawImage(drawn, 0, 0);
    };
    draw().catch(() => current && setGone(true));
    return () => {
      current = false;
    };
  }, [id, picture]);
  if (isGone) return <p className="quiet-line">{t('pictureGone')}</p>;
  return <canvas ref={canvas} className="evidence-picture" role="img" aria-label={label} />;
}

type Props = { readonly view: RequestView; readonly pictures: readonly string[]; readonly enter: Enter };

export function PicturesPart({ view, pictures, enter }: Props) {
  const { t } = useTranslation('assess');
  const formats = useFormats();
  const [filming, setFilming] = useState(false);
  const [trouble, setTrouble] = useState<Failure | null>(null);
  const file = useRef<HTMLInputElement>(null);
  const { id, signedAt } = view;
  if (signedAt && pictures.length === 0) return null;
  const add = async (bytes: Uint8Array | null) => {
    setTrouble(bytes ? null : failure('picture-unfit'));
    if (bytes) await enter(call('assess.add-picture', { id, bytes }));
  };
  const choose = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const chosen = target.files?.[0];
    target.value = '';
    if (chosen) await add(await jpegOf(chosen));
  };
  const isFull = pictures.length >= most;
  return (
    <section className="assess-part" aria-labelledby="pictures-title">
      <h2 id="pictures-title" tabIndex={-1}>
        {t('pictures')}
      </h2>
      {!signedAt && <p className="quiet-line">{t('picturesLead')}</p>}
      {pictures.length > 0 && (
        <ul className="evidence">
          {pictures.map((picture, index) => (
            <li key={picture}>
              <Picture id={id} picture={picture} label={t('picture', { number: formats.number(index + 1) })} />
              {!signedAt && (
                <Button
                  className="quiet-icon"
                  aria-label={t('removePicture', { number: formats.number(index + 1) })}
                  onPress={async () => {
                    await enter(call('assess.remove-picture', { id, picture }));
                    document.getElementById('pictures-title')?.focus();
                  }}
                >
                  <X aria-hidden="true" />
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {!signedAt && !filming && (
        <div className="assess-ways">
          <ActionButton isDisabled={isFull} onPress={() => setFilming(true)}>
            <Camera aria-hidden="true" />
            {t('takePicture')}
          </ActionButton>
          <ActionButton isDisabled={isFull} onPress={() => file.current?.click()}>
            <ImagePlus aria-hidden="true" />
            {t('choosePicture')}
          </ActionButton>
          <input ref={file} type="file" hidden accept="image/jpeg,image/png" onChange={(event) => void choose(event)} />
        </div>
      )}
      {filming && (
        <TakePicture
          onTaken={async (bytes) => {
            setFilming(false);
            await add(bytes);
          }}
          onEnd={() => setFilming(false)}
        />
      )}
      {trouble && <FailureState failure={trouble} />}
    </section>
  );
}
