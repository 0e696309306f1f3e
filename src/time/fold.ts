/** Wide, fixed and invisible spaces, tabs and line ends. */
const SPACES = new Set([0x3000, 0xa0, 0x202f, 0x200b, 0xfeff, 9, 10, 13]);
const QUOTES: Readonly<Record<string, string>> = { '"': '"', '“': '”', '「': '」', '『': '』' };

/**
 * Folds full-width letters, digits and marks (U+FF01–FF5E) and every kind of space (U+3000) to ASCII,
 * character by character, so that every index in the result is the same index in the text.
 */
export function foldWidth(text: string): string {
  let folded = '';
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0xff01 && code <= 0xff5e) folded += String.fromCharCode(code - 0xfee0);
    else if (SPACES.has(code)) folded += ' ';
    else if (code === 0x2019) folded += "'";
    else folded += text[i];
  }
  return folded;
}

/** Traditional characters of time words, as typed in Taiwan and Hong Kong. */
const SIMPLER: Readonly<Record<string, string>> = {
  週: '周',
  點: '点',
  後: '后',
  個: '个',
  號: '号',
  內: '内',
  鐘: '钟',
  時: '时',
  間: '间',
  兩: '两',
  這: '这',
  禮: '礼',
  紐: '纽',
  約: '约',
  磯: '矶',
  東: '东',
  倫: '伦',
  聽: '听',
  晝: '昼',
  國: '国',
  慶: '庆',
  節: '节',
  聖: '圣',
  誕: '诞',
  勞: '劳',
  動: '动',
  婦: '妇',
  兒: '儿',
  萬: '万',
  師: '师',
  過: '过',
  軍: '军',
  復: '复',
  陽: '阳',
  雙: '双',
  權: '权',
  費: '费',
  際: '际',
  幾: '几',
  從: '从',
  開: '开',
  還: '还',
};

/** Lower case of ASCII letters only: the text's length and indexes never change. */
export function lowerAscii(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/** Folded, lower-case text in which quoted spans are blanked with a mark that no phrase contains. */
export function foldForReading(text: string): string {
  const folded = lowerAscii(foldWidth(text)).replace(/[\u4e00-\u9fff]/g, (char) => SIMPLER[char] ?? char);
  // Looked for once each: many opening quotes without a closing one must not cost a search each.
  const absent = new Set<string>();
  let out = '';
  let i = 0;
  while (i < folded.length) {
    const close = QUOTES[folded[i] ?? ''];
    const end = close === undefined || absent.has(close) ? -1 : folded.indexOf(close, i + 1);
    if (end < 0) {
      if (close !== undefined) absent.add(close);
      out += folded[i];
      i++;
    } else {
      out += '\u0000'.repeat(end + 1 - i);
      i = end + 1;
    }
  }
  return out;
}
