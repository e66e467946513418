/**
 * What tells an LMS about an exported course: `imsmanifest.xml` of SCORM 1.2 and of SCORM 2004 (4th edition), `cmi5.xml`.
 * The whole course is one object of the LMS, because only then are its pages free to lead to each other.
 */
import type { Course } from '../content/pack.ts';
import { el, writeXml } from '../exchange/xml/write-xml.ts';
import { type LanguageCode, textIn } from '../locale/languages.ts';

export const courseStandards = ['scorm-1.2', 'scorm-2004', 'cmi5'] as const;
export type CourseStandard = (typeof courseStandards)[number];

export type ManifestSetting = {
  readonly course: Course;
  readonly language: LanguageCode;
  /** Every file of the package but the manifest, the page first. */
  readonly files: readonly string[];
};

export const manifestOf: Readonly<Record<CourseStandard, string>> = {
  'scorm-1.2': 'imsmanifest.xml',
  'scorm-2004': 'imsmanifest.xml',
  cmi5: 'cmi5.xml',
};

const named = ({ course, language }: ManifestSetting) => ({
  title: textIn(course.title, language),
  summary: textIn(course.summary, language),
  identifier: `fieldpass-${course.id}-${language}-${course.version}`,
});

/** SCORM 1.2, content aggregation model, sections 2.2 and 2.3. */
function scorm12(setting: ManifestSetting): string {
  const { title, summary, identifier } = named(setting);
  const said = (text: string) => [el('imsmd:langstring', { 'xml:lang': setting.language }, [text])];
  return writeXml(
    el(
      'manifest',
      {
        identifier,
        version: setting.course.version,
        xmlns: 'http://www.imsproject.org/xsd/imscp_rootv1p1p2',
        'xmlns:adlcp': 'http://www.adlnet.org/xsd/adlcp_rootv1p2',
        'xmlns:imsmd': 'http://www.imsglobal.org/xsd/imsmd_rootv1p2p1',
      },
      [
        el('metadata', {}, [
          el('schema', {}, ['ADL SCORM']),
          el('schemaversion', {}, ['1.2']),
          el('imsmd:lom', {}, [
            el('imsmd:general', {}, [
              el('imsmd:title', {}, said(title)),
              el('imsmd:language', {}, [setting.language]),
              el('imsmd:description', {}, said(summary)),
            ]),
          ]),
        ]),
        el('organizations', { default: 'course' }, [
          el('organization', { identifier: 'course' }, [
            el('title', {}, [title]),
            el('item', { identifier: 'lessons', identifierref: 'page', isvisible: 'true' }, [el('title', {}, [title])]),
          ]),
        ]),
        el('resources', {}, [
          el(
            'resource',
            { identifier: 'page', type: 'webcontent', 'adlcp:scormtype': 'sco', href: 'index.html' },
            setting.files.map((href) => el('file', { href })),
          ),
        ]),
      ],
    ),
  );
}

/** SCORM 2004, 4th edition, content aggregation model, section 3.4. The page alone says when it was completed. */
function scorm2004(setting: ManifestSetting): string {
  const { title, summary, identifier } = named(setting);
  const said = (text: string) => [el('lom:string', { language: setting.language }, [text])];
  return writeXml(
    el(
      'manifest',
      {
        identifier,
        version: setting.course.version,
        xmlns: 'http://www.imsglobal.org/xsd/imscp_v1p1',
        'xmlns:adlcp': 'http://www.adlnet.org/xsd/adlcp_v1p3',
        'xmlns:imsss': 'http://www.imsglobal.org/xsd/imsss',
        'xmlns:lom': 'http://ltsc.ieee.org/xsd/LOM',
      },
      [
        el('metadata', {}, [
          el('schema', {}, ['ADL SCORM']),
          el('schemaversion', {}, ['2004 4th Edition']),
          el('lom:lom', {}, [
            el('lom:general', {}, [
              el('lom:title', {}, said(title)),
              el('lom:language', {}, [setting.language]),
              el('lom:description', {}, said(summary)),
            ]),
          ]),
        ]),
        el('organizations', { default: 'course' }, [
          el('organization', { identifier: 'course' }, [
            el('title', {}, [title]),
            el('item', { identifier: 'lessons', identifierref: 'page', isvisible: 'true' }, [
              el('title', {}, [title]),
              el('imsss:sequencing', {}, [
                el('imsss:deliveryControls', { completionSetByContent: 'true', objectiveSetByContent: 'true' }),
              ]),
            ]),
            el('imsss:sequencing', {}, [el('imsss:controlMode', { choice: 'true', flow: 'true' })]),
          ]),
        ]),
        el('resources', {}, [
          el(
            'resource',
            { identifier: 'page', type: 'webcontent', 'adlcp:scormType': 'sco', href: 'index.html' },
            setting.files.map((href) => el('file', { href })),
          ),
        ]),
      ],
    ),
  );
}

/** cmi5 "Quartz", sections 13 and 14. */
function cmi5(setting: ManifestSetting): string {
  const { title, summary } = named(setting);
  const said = (text: string) => [el('langstring', { lang: setting.language }, [text])];
  const id = `urn:fieldpass:course:${setting.course.id}`;
  return writeXml(
    el('courseStructure', { xmlns: 'https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd' }, [
      el('course', { id }, [el('title', {}, said(title)), el('description', {}, said(summary))]),
      el('au', { id: `${id}:lessons:${setting.language}`, launchMethod: 'AnyWindow', moveOn: 'Completed' }, [
        el('title', {}, said(title)),
        el('description', {}, said(summary)),
        el('url', {}, ['index.html']),
      ]),
    ]),
  );
}

const writers: Readonly<Record<CourseStandard, (setting: ManifestSetting) => string>> = {
  'scorm-1.2': scorm12,
  'scorm-2004': scorm2004,
  cmi5,
};

export const writeCourseManifest = (standard: CourseStandard, setting: ManifestSetting): string =>
  writers[standard](setting);
