/**
 * A GIFT file with the kinds of construct that the documentation of the format lists. Own sentences.
 */
export const giftFile = String.raw`// Questions about the road
$CATEGORY: $course$/Road

// [id:stop-sign] one right answer, feedback, general feedback
::Stop sign:: What does a flat hand mean? {
  =Stop # Yes.
  ~Come closer
  ~Go back # A wave away means that.
  ####A flat hand means stop everywhere.
}

::Two of them::Which two go into the bag?{
~%50%Water
~%50%A torch
~%-50%A hair dryer
~%-50%A vase}

Half is worth half. {=Both =%0%x ~%50%One of both ~None}

::Weighted:: Which is best? {=Call the base ~%50%Send a message ~Do nothing}

// true or false
::TF1:: Tinted windows make you safer at a checkpoint.{F#Guards want to see you.#Right, open them.}

A whistle carries further than a voice.{TRUE}

::Match:: Match the channel to its use. {
  =Channel 1 -> Calling
  =Channel 2 -> Emergencies
  =Channel 3 -> Calling
}

// numbers
::Metres:: How far is 60 m, give or take two? {#60:2}
::Range:: A number between one and five. {#1..5 ####Any of them.}
::Years:: When was it? {#
  =1949:0
  =%50%1949:2}

// missing word
You call {=the base ~a friend ~nobody} when you arrive.

// escapes
::Signs\: all of them:: [plain]What is 2 \+ 2 \= 4 \{in braces\} \#1?{=yes \~ sure ~C\:\\temp ~two\nlines}

[html]<p>Is <b>this</b> &lt;bold&gt;?</p>{=Yes ~No}

::Short:: Who leads? {=The leader =Leader}

::Essay:: Write a plan. {}

::Words only:: This is a description.

::Broken:: No end {=a ~b

::Script:: <script>x</script> Really? {T}
`;
