// Underlines the word that the dub says: a highlight over the text, so that no letter moves.

const NAME = "dub"; // as the style sheet has it
const WIDE = /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]/;

// Where `start` is `end`, or where the browser has no highlights, nothing is underlined.
export function markWord(paragraph, start, end) {
  if (!("highlights" in CSS)) return;
  CSS.highlights.delete(NAME);
  if (!paragraph || start === end) return;
  const [first, last] = wholeWord(paragraph.textContent, start, end);
  const [from, to] = [placeOf(paragraph, first), placeOf(paragraph, last)];
  if (first === last || !from || !to) return;
  const range = new Range();
  range.setStart(...from);
  range.setEnd(...to);
  CSS.highlights.set(NAME, new Highlight(range));
}

// Returns where the word begins and ends that has these characters.
export function wholeWord(text, start, end) {
  let [first, last] = [Math.min(start, text.length), Math.min(end, text.length)];
  while (first > 0 && first < last && joins(text[first - 1]) && joins(text[first])) first -= 1;
  while (last > 0 && last < text.length && joins(text[last - 1]) && joins(text[last])) last += 1;
  return [first, last];
}

function joins(letter) {
  return !/\s/.test(letter) && !WIDE.test(letter);
}

// Returns the text node that has the character, and its place there.
function placeOf(paragraph, index) {
  const nodes = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  let before = 0;
  while (nodes.nextNode()) {
    if (index <= before + nodes.currentNode.length) return [nodes.currentNode, index - before];
    before += nodes.currentNode.length;
  }
  return null;
}
