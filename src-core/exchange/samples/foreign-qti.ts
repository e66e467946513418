/**
 * QTI 3.0 items as other systems write them: other identifiers, pretty-printed, with markup. Own texts.
 */
const head = (identifier: string, title: string, more = '') =>
  `<?xml version="1.0" encoding="UTF-8"?>
<qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xsi:schemaLocation="http://www.imsglobal.org/xsd/imsqtiasi_v3p0 https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqti_asiv3p0_v1p0.xsd"
  identifier="${identifier}" title="${title}" adaptive="false" time-dependent="false" xml:lang="en-GB"${more}>`;

const score = `<qti-outcome-declaration identifier="SCORE" cardinality="single" base-type="float">
    <qti-default-value><qti-value>0</qti-value></qti-default-value>
  </qti-outcome-declaration>`;

const matchCorrect =
  '<qti-response-processing template="https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/match_correct.xml"/>';
const mapResponse =
  '<qti-response-processing template="https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/map_response.xml"/>';
const end = '</qti-assessment-item>';

export const foreignChoice = `${head('ROAD_Stop-1', 'Soldiers at the road')}
  <qti-response-declaration identifier="RESPONSE" cardinality="single" base-type="identifier">
    <qti-correct-response>
      <qti-value>ChoiceB</qti-value>
    </qti-correct-response>
  </qti-response-declaration>
  ${score}
  <qti-outcome-declaration identifier="FB" cardinality="single" base-type="identifier"/>
  <qti-item-body>
    <div>
      <p>A soldier raises
         a <strong>flat hand</strong>.</p>
      <qti-choice-interaction response-identifier="RESPONSE" shuffle="true" max-choices="1">
        <qti-prompt>What do you do <em>first</em>?</qti-prompt>
        <qti-simple-choice identifier="ChoiceA">Drive on slowly</qti-simple-choice>
        <qti-simple-choice identifier="ChoiceB">Stop well before the barrier
          <qti-feedback-inline outcome-identifier="FB" identifier="ChoiceB" show-hide="show">It gives them time.</qti-feedback-inline>
        </qti-simple-choice>
        <qti-simple-choice identifier="ChoiceC" fixed="true"><p>Turn round</p></qti-simple-choice>
      </qti-choice-interaction>
    </div>
  </qti-item-body>
  ${matchCorrect}
  <qti-modal-feedback outcome-identifier="FB" identifier="ChoiceC" show-hide="show">
    <qti-content-body><p>To flee looks like an attack.</p></qti-content-body>
  </qti-modal-feedback>
  <qti-modal-feedback outcome-identifier="FB" identifier="solution" show-hide="show" title="Why">
    <qti-content-body><p>A raised hand means stop.</p></qti-content-body>
  </qti-modal-feedback>
${end}`;

export const foreignMultiple = `${head('kit', 'In the grab bag')}
  <qti-response-declaration identifier="RESPONSE" cardinality="multiple" base-type="identifier">
    <qti-correct-response><qti-value>w</qti-value><qti-value>t</qti-value></qti-correct-response>
    <qti-mapping lower-bound="0" upper-bound="2" default-value="-1">
      <qti-map-entry map-key="w" mapped-value="1"/>
      <qti-map-entry map-key="t" mapped-value="1"/>
    </qti-mapping>
  </qti-response-declaration>
  ${score}
  <qti-item-body>
    <qti-choice-interaction response-identifier="RESPONSE" max-choices="0">
      <qti-prompt>What belongs in the bag by the door?</qti-prompt>
      <qti-simple-choice identifier="w">Water</qti-simple-choice>
      <qti-simple-choice identifier="t">A torch</qti-simple-choice>
      <qti-simple-choice identifier="c">A camera</qti-simple-choice>
    </qti-choice-interaction>
  </qti-item-body>
  ${mapResponse}
${end}`;

export const foreignOrder = `${head('radio-call', 'A call')}
  <qti-response-declaration identifier="RESPONSE" cardinality="ordered" base-type="identifier">
    <qti-correct-response>
      <qti-value>LISTEN</qti-value><qti-value>CALL</qti-value><qti-value>SPEAK</qti-value>
    </qti-correct-response>
  </qti-response-declaration>
  ${score}
  <qti-item-body>
    <qti-order-interaction response-identifier="RESPONSE" shuffle="true">
      <qti-prompt>Put the call in order.</qti-prompt>
      <qti-simple-choice identifier="SPEAK">Give the message</qti-simple-choice>
      <qti-simple-choice identifier="LISTEN">Listen whether the channel is free</qti-simple-choice>
      <qti-simple-choice identifier="CALL">Name whom you call, then yourself</qti-simple-choice>
    </qti-order-interaction>
  </qti-item-body>
  ${matchCorrect}
${end}`;

/** The second set is the one whose members are used once: rows and columns change places. */
export const foreignMatch = `${head('signs', 'Signs and their meaning')}
  <qti-response-declaration identifier="RESPONSE" cardinality="multiple" base-type="directedPair">
    <qti-correct-response>
      <qti-value>Danger SKULL</qti-value>
      <qti-value>Danger TRIANGLE</qti-value>
      <qti-value>Safe WHITE</qti-value>
    </qti-correct-response>
    <qti-mapping default-value="0">
      <qti-map-entry map-key="Danger SKULL" mapped-value="1"/>
      <qti-map-entry map-key="Danger TRIANGLE" mapped-value="1"/>
      <qti-map-entry map-key="Safe WHITE" mapped-value="1"/>
    </qti-mapping>
  </qti-response-declaration>
  ${score}
  <qti-item-body>
    <qti-match-interaction response-identifier="RESPONSE" max-associations="3">
      <qti-prompt>What does each sign say?</qti-prompt>
      <qti-simple-match-set>
        <qti-simple-associable-choice identifier="Danger" match-max="3">Mines</qti-simple-associable-choice>
        <qti-simple-associable-choice identifier="Safe" match-max="3">Cleared</qti-simple-associable-choice>
      </qti-simple-match-set>
      <qti-simple-match-set>
        <qti-simple-associable-choice identifier="SKULL" match-max="1">A skull</qti-simple-associable-choice>
        <qti-simple-associable-choice identifier="TRIANGLE" match-max="1">A red triangle</qti-simple-associable-choice>
        <qti-simple-associable-choice identifier="WHITE" match-max="1">A white stone</qti-simple-associable-choice>
      </qti-simple-match-set>
    </qti-match-interaction>
  </qti-item-body>
  ${mapResponse}
${end}`;

export const foreignEntry = `${head('convoy-length', 'How long is the convoy')}
  <qti-response-declaration identifier="RESPONSE" cardinality="single" base-type="float">
    <qti-correct-response><qti-value>150</qti-value></qti-correct-response>
  </qti-response-declaration>
  ${score}
  <qti-item-body>
    <p>Four vehicles drive fifty metres apart.</p>
    <p>From the first to the last it is <qti-text-entry-interaction response-identifier="RESPONSE" expected-length="6"/> metres.</p>
  </qti-item-body>
  <qti-response-processing>
    <qti-response-condition>
      <qti-response-if>
        <qti-equal tolerance-mode="relative" tolerance="10 10">
          <qti-variable identifier="RESPONSE"/>
          <qti-correct identifier="RESPONSE"/>
        </qti-equal>
        <qti-set-outcome-value identifier="SCORE"><qti-base-value base-type="float">1</qti-base-value></qti-set-outcome-value>
      </qti-response-if>
    </qti-response-condition>
  </qti-response-processing>
${end}`;

export const foreignInline = `${head('check-in', 'Checking in')}
  <qti-response-declaration identifier="WHO" cardinality="single" base-type="identifier">
    <qti-correct-response><qti-value>B1</qti-value></qti-correct-response>
  </qti-response-declaration>
  <qti-response-declaration identifier="WHEN" cardinality="single" base-type="identifier">
    <qti-correct-response><qti-value>W2</qti-value></qti-correct-response>
  </qti-response-declaration>
  ${score}
  <qti-item-body>
    <p>Complete the rule.</p>
    <div>
      <p>You call <qti-inline-choice-interaction response-identifier="WHO" shuffle="false">
          <qti-inline-choice identifier="B1">the base</qti-inline-choice>
          <qti-inline-choice identifier="B2">a friend</qti-inline-choice>
        </qti-inline-choice-interaction> when you
        <qti-inline-choice-interaction response-identifier="WHEN" shuffle="false">
          <qti-inline-choice identifier="W1">have time</qti-inline-choice>
          <qti-inline-choice identifier="W2">arrive</qti-inline-choice>
        </qti-inline-choice-interaction>.</p>
    </div>
  </qti-item-body>
  <qti-response-processing>
    <qti-response-condition>
      <qti-response-if>
        <qti-and>
          <qti-match><qti-variable identifier="WHO"/><qti-correct identifier="WHO"/></qti-match>
          <qti-match><qti-variable identifier="WHEN"/><qti-correct identifier="WHEN"/></qti-match>
        </qti-and>
        <qti-set-outcome-value identifier="SCORE"><qti-base-value base-type="float">1</qti-base-value></qti-set-outcome-value>
      </qti-response-if>
    </qti-response-condition>
  </qti-response-processing>
${end}`;

const hotspotWith = (image: string) => `${head('room', 'A room')}
  <qti-response-declaration identifier="RESPONSE" cardinality="single" base-type="identifier">
    <qti-correct-response><qti-value>H2</qti-value></qti-correct-response>
  </qti-response-declaration>
  ${score}
  <qti-item-body>
    <qti-hotspot-interaction response-identifier="RESPONSE" max-choices="1">
      <qti-prompt>Where is it safest when there is shooting outside?</qti-prompt>
      ${image}
      <qti-hotspot-choice identifier="H1" shape="rect" coords="10,10,110,60" hotspot-label="By the window"/>
      <qti-hotspot-choice identifier="H2" shape="rect" coords="300,200,400,300" hotspot-label="Behind two walls"/>
      <qti-hotspot-choice identifier="H3" shape="rect" coords="600,10,700,60" aria-label="At the door"/>
    </qti-hotspot-interaction>
  </qti-item-body>
  ${matchCorrect}
${end}`;

export const foreignHotspot = hotspotWith(
  '<img src="../media/The%20Room.svg" width="720" height="360" alt="A room from above"/>',
);
export const foreignPhotoHotspot = hotspotWith('<img src="../media/room.png" width="800" height="600" alt="A room"/>');
export const webHotspot = hotspotWith('<img src="https://example.org/room.svg" alt="A room"/>');

export const foreignEssay = `${head('essay', 'Tell us')}
  <qti-response-declaration identifier="RESPONSE" cardinality="single" base-type="string"/>
  <qti-item-body>
    <qti-extended-text-interaction response-identifier="RESPONSE"><qti-prompt>Tell us.</qti-prompt></qti-extended-text-interaction>
  </qti-item-body>
${end}`;

export const scriptedChoice = foreignChoice.replace('<p>A soldier', '<p onclick="x()">A soldier');

/** An item about a situation in a file of its own. */
export const aboutStimulus = (identifier: string) =>
  foreignMultiple
    .replace('identifier="kit"', `identifier="${identifier}"`)
    .replace(
      '<qti-item-body>',
      '<qti-assessment-stimulus-ref identifier="story" href="../stimuli/story.xml" title="Story"/>\n  <qti-item-body>',
    );

export const foreignStimulus = `<?xml version="1.0" encoding="UTF-8"?>
<qti-assessment-stimulus xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="Story_1" title="A night call" xml:lang="en">
  <qti-stimulus-body>
    <p>At two in the morning the warden calls.</p>
    <p>All staff are to be ready to leave.</p>
  </qti-stimulus-body>
</qti-assessment-stimulus>`;

type Entry = readonly [href: string, type: string];

export const foreignManifest = (entries: readonly Entry[]) => `<?xml version="1.0" encoding="UTF-8"?>
<manifest xmlns="http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1" identifier="PACKAGE">
  <metadata><schema>QTI Package</schema><schemaversion>3.0.0</schemaversion></metadata>
  <organizations/>
  <resources>
${entries
  .map(
    ([href, type], index) =>
      `    <resource identifier="R${index}" type="${type}" href="${href}"><file href="${href}"/></resource>`,
  )
  .join('\n')}
  </resources>
</manifest>`;
