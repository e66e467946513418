/**
 * Whether a note seems to name somebody. It warns and refuses nothing: "Port Anse" looks like a name and is none. What is found is
 * shown where it stands, so that one sees what is meant.
 */

/** Capital letters of the scripts that have them, and what follows in a word. */
const word = String.raw`\p{Lu}[\p{Ll}\p{M}'’-]+`;
const patterns: readonly RegExp[] = [
  // Two or three words with capitals that do not begin the sentence: Amina Yusuf, Айгуль Орлова.
  new RegExp(String.raw`(?<=[\p{L}\p{N},;:]\s)${word}(?:\s${word}){1,2}`, 'gu'),
  new RegExp(String.raw`^${word}(?:\s${word}){1,2}`, 'gu'),
  // A title with a name: Mr Osei, Mme Diallo, Sra. Núñez, г-жа Орлова.
  new RegExp(String.raw`(?<!\p{L})(?:Mrs?|Ms|Dr|Mme|Mlle|M|Sra?|Dra?|Dña|Don|Doña)\.?\s${word}`, 'gu'),
  new RegExp(String.raw`(?<!\p{L})(?:г-н|г-жа|господин|госпожа|тов\.)\s${word}`, 'gu'),
  /(?<!\p{L})(?:السيدة?|الأستاذة?|الدكتورة?|الأخت?|أم|أبو)\s\p{Script=Arabic}+/gu,
  // A surname of one or two characters before a form of address, or 小 and 老 before a surname.
  /\p{Script=Han}{1,3}(?:先生|女士|小姐|太太|老师|大姐|大哥)/gu,
  /(?<!\p{Script=Han})[小老阿][赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜谢邹喻苏潘葛范彭郎鲁韦马方任袁柳史唐薛雷贺倪汤罗毕郝安常于傅齐康余顾孟黄穆萧尹姚邵汪毛米明戴宋庞熊纪舒项祝董梁杜阮蓝季贾江童颜郭梅盛林钟徐邱骆高夏蔡田胡凌霍万卢莫房解应宗丁邓洪包左石崔吉龚程邢裴陆翁甄曲封段侯武刘龙叶黎白蒲乔](?!\p{Script=Han}*[孩人时])/gu,
  // Ways to reach somebody; a date is none.
  /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]+\.\p{L}{2,}/gu,
  /(?<![\d-])(?!\d{4}-\d{2}-\d{2}(?!\d))\+?\d(?:[\s-]?\d){7,}(?!\d)/gu,
];

/** Parts of the text that look like a person, in the order in which they stand; each once. */
export function personsIn(text: string): string[] {
  const found = patterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => [match.index, match[0]] as const),
  );
  const ordered = found.sort(([a], [b]) => a - b).map(([, part]) => part.trim());
  return [...new Set(ordered)];
}
