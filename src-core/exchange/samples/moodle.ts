/**
 * An export as Moodle writes it, with one question of each kind that is read and some that are not. Own texts.
 */
export const moodleExport = `<?xml version="1.0" encoding="UTF-8"?>
<quiz>
<!-- question: 0  -->
  <question type="category">
    <category><text>$course$/top/Travel/Checkpoints</text></category>
    <info format="moodle_auto_format"><text></text></info>
    <idnumber></idnumber>
  </question>

<!-- question: 11  -->
  <question type="multichoice">
    <name><text>Checkpoint light</text></name>
    <questiontext format="html">
      <text><![CDATA[<p dir="ltr">You reach a checkpoint at <b>night</b>.<br></p><p>What do you do with your lights?</p>]]></text>
    </questiontext>
    <generalfeedback format="html"><text><![CDATA[<p>Guards who see your face are calmer &amp; slower to shoot.</p>]]></text></generalfeedback>
    <defaultgrade>2.0000000</defaultgrade>
    <penalty>0.3333333</penalty>
    <hidden>0</hidden>
    <idnumber>cp-light</idnumber>
    <single>true</single>
    <shuffleanswers>true</shuffleanswers>
    <answernumbering>abc</answernumbering>
    <correctfeedback format="html"><text><![CDATA[<p>Your answer is correct.</p>]]></text></correctfeedback>
    <partiallycorrectfeedback format="html"><text></text></partiallycorrectfeedback>
    <incorrectfeedback format="html"><text></text></incorrectfeedback>
    <answer fraction="100" format="html">
      <text><![CDATA[<p>Dip the headlights, switch on the inside light</p>]]></text>
      <feedback format="html"><text><![CDATA[<p>Yes.</p>]]></text></feedback>
    </answer>
    <answer fraction="50" format="html">
      <text>Switch on the inside light only</text>
      <feedback format="html"><text></text></feedback>
    </answer>
    <answer fraction="0" format="plain_text">
      <text>Drive with full beam &lt;as always&gt;</text>
      <feedback format="html"><text></text></feedback>
    </answer>
    <tags><tag><text>night</text></tag></tags>
  </question>

  <question type="multichoice">
    <name><text>Before leaving</text></name>
    <questiontext format="html"><text><![CDATA[<p>What do you check before you leave?</p><p><img src="@@PLUGINFILE@@/car.png" alt="A car"></p>]]></text>
      <file name="car.png" path="/" encoding="base64">iVBORw0KGgo=</file></questiontext>
    <generalfeedback format="html"><text></text></generalfeedback>
    <defaultgrade>1.0000000</defaultgrade>
    <single>false</single>
    <answer fraction="50" format="html"><text>Fuel</text><feedback format="html"><text></text></feedback></answer>
    <answer fraction="50" format="html"><text>Route</text><feedback format="html"><text></text></feedback></answer>
    <answer fraction="-50" format="html"><text>Polish</text><feedback format="html"><text></text></feedback></answer>
  </question>

  <question type="truefalse">
    <name><text>Curfew</text></name>
    <questiontext format="html"><text><![CDATA[<p>A curfew holds for staff off duty too.</p>]]></text></questiontext>
    <generalfeedback format="html"><text>It holds for everybody.</text></generalfeedback>
    <answer fraction="100" format="moodle_auto_format"><text>true</text><feedback format="html"><text>Right.</text></feedback></answer>
    <answer fraction="0" format="moodle_auto_format"><text>false</text><feedback format="html"><text>It does.</text></feedback></answer>
  </question>

  <question type="matching">
    <name><text>Words on the radio</text></name>
    <questiontext format="html"><text>What do the words mean?</text></questiontext>
    <generalfeedback format="html"><text>Agreed words save time.</text></generalfeedback>
    <shuffleanswers>true</shuffleanswers>
    <subquestion format="html"><text><![CDATA[<p>Over</p>]]></text><answer><text>I wait for your reply</text></answer></subquestion>
    <subquestion format="html"><text><![CDATA[<p>Out</p>]]></text><answer><text>I have finished</text></answer></subquestion>
    <subquestion format="html"><text></text><answer><text>I did not hear you</text></answer></subquestion>
  </question>

  <question type="numerical">
    <name><text>Fuel for the way</text></name>
    <questiontext format="html"><text>How many litres for 200 km at 12 litres per 100 km?</text></questiontext>
    <generalfeedback format="html"><text>Twice twelve.</text></generalfeedback>
    <answer fraction="100" format="moodle_auto_format"><text>24</text><feedback format="html"><text></text></feedback><tolerance>0.5</tolerance></answer>
    <answer fraction="50" format="moodle_auto_format"><text>24</text><feedback format="html"><text>Nearly.</text></feedback><tolerance>2</tolerance></answer>
    <unitgradingtype>0</unitgradingtype><unitpenalty>0.1000000</unitpenalty><showunits>3</showunits><unitsleft>0</unitsleft>
    <units><unit><multiplier>1</multiplier><unit_name>litres</unit_name></unit></units>
  </question>

  <question type="gapselect">
    <name><text>Fill in the drill</text></name>
    <questiontext format="html"><text><![CDATA[<p>Complete the drill.</p><p>First [[2]], then [[3]].</p>]]></text></questiontext>
    <generalfeedback format="html"><text>Cover before anything else.</text></generalfeedback>
    <selectoption><text>run</text><group>1</group></selectoption>
    <selectoption><text>take cover</text><group>1</group></selectoption>
    <selectoption><text>report</text><group>2</group></selectoption>
    <selectoption><text>wave</text><group>2</group></selectoption>
  </question>

  <question type="ddwtos">
    <name><text>Drag the words</text></name>
    <questiontext format="html"><text><![CDATA[<p>Lock the [[1]] and hide the [[2]].</p>]]></text></questiontext>
    <generalfeedback format="html"><text>Both.</text></generalfeedback>
    <dragbox><text>door</text><group>1</group></dragbox>
    <dragbox><text>key</text><group>1</group></dragbox>
  </question>

  <question type="shortanswer"><name><text>Short</text></name><questiontext format="html"><text>Name it.</text></questiontext></question>
  <question type="essay"><name><text>Long</text></name><questiontext format="html"><text>Tell.</text></questiontext></question>
  <question type="cloze"><name><text>Cloze</text></name><questiontext format="html"><text>{1:SA:=x}</text></questiontext></question>
  <question type="calculatedsimple"><name><text>Calc</text></name><questiontext format="html"><text>{a}+{b}</text></questiontext></question>

  <question type="truefalse">
    <name><text>Bad one</text></name>
    <questiontext format="html"><text><![CDATA[<p>Look <script>alert(1)</script></p>]]></text></questiontext>
    <answer fraction="100"><text>true</text></answer>
    <answer fraction="0"><text>false</text></answer>
  </question>
</quiz>
`;
