/**
 * `imsmanifest.xml` of a QTI 3.0 package (IMS Content Packaging 1.2, QTI 3.0 profile).
 */
import type { XmlElement } from '../xml/element.ts';
import { el } from '../xml/write-xml.ts';
import { extensionSpace, instanceSpace, manifestSchema, manifestSpace } from './names.ts';

export type Resource = {
  readonly identifier: string;
  readonly type: string;
  readonly href: string;
  readonly metadata: XmlElement | null;
  /** Identifiers of resources that this one needs. */
  readonly needs: readonly string[];
};

export const manifestName = 'imsmanifest.xml';

export const writeManifest = (identifier: string, resources: readonly Resource[]): XmlElement =>
  el(
    'manifest',
    {
      xmlns: manifestSpace,
      'xmlns:xsi': instanceSpace,
      'xmlns:fieldpass': extensionSpace,
      'xsi:schemaLocation': `${manifestSpace} ${manifestSchema}`,
      identifier,
    },
    [
      el('metadata', {}, [el('schema', {}, ['QTI Package']), el('schemaversion', {}, ['3.0.0'])]),
      el('organizations'),
      el(
        'resources',
        {},
        resources.map(({ identifier: id, type, href, metadata, needs }) =>
          el('resource', { identifier: id, type, href }, [
            ...(metadata ? [el('metadata', {}, [metadata])] : []),
            el('file', { href }),
            ...needs.map((need) => el('dependency', { identifierref: need })),
          ]),
        ),
      ),
    ],
  );
