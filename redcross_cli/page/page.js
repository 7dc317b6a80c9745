"use strict";

const root = document.documentElement;
const data = JSON.parse(document.getElementById("data").textContent);
const form = document.getElementById("filters");
const words = document.getElementById("words");
const tools = document.getElementById("tools");
const rules = data.rules.map(([pattern, put]) => [new RegExp(pattern, "g"), put]);
const asking = new RegExp(data.asking, "g");
const readings = new Map(); // the syllables that a character is read as
for (const [syllable, characters] of Object.entries(data.readings)) {
  for (const one of characters) readings.set(one, [...(readings.get(one) ?? []), syllable]);
}
const SCALES = {
  十: 10, 百: 100, 千: 1e3, 万: 1e4, 亿: 1e8, 万亿: 1e12, k: 1e3, m: 1e6, bn: 1e9,
  thousand: 1e3, million: 1e6, billion: 1e9, trillion: 1e12,
};
let language = root.lang;
let style = "";

// Folding, as redcross_cli/queries/fold.py does it.

const spelled = new Map();

function spell(word) {
  if (!/^[a-z]+$/.test(word)) return word;
  if (!spelled.has(word)) {
    const other = rules.reduce((text, [pattern, put]) => text.replace(pattern, put), word);
    spelled.set(word, other === word ? word : spell(other));
  }
  return spelled.get(word);
}

function fold(text) {
  const plain = text.normalize("NFKC").toLowerCase().normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "").normalize("NFC")
    .replace(/[^\0-\u02ff]/g, (one) => data.simplified[one] ?? one)
    .replace(/(?<!\d)(?:19|20)\d\d-(?:0[1-9]|1[0-2])(?:-[0-3]\d)?(?![\d-])/g, (date) => date.replaceAll("-", "."))
    .replace(/(\d),(?=\d)/g, "$1")
    .replace(/(\d) +(?=(?:thousand|million|billion|trillion|bn)(?![a-z])|[余多]?[十百千万亿])/g, "$1");
  const found = plain.match(
    /\d+(?:\.\d+)*(?:%|[余多]?[十百千万亿]+|[a-z0-9]*)|[a-z][a-z0-9]*|[^\0-/:-@[-`{-\u00bf\s\p{P}\p{S}\da-z]+/gu,
  );
  return (found ?? []).map(spell).join(" ");
}

// Finding, as redcross_cli/queries/search.py does it: all words, or if none has them loosely.

const sections = [...document.querySelectorAll("section")];
let own = "";
const cards = [...document.querySelectorAll("details")].map((element, number) => {
  const [another, value, theme, area, unit, year, source, within = ""] = data.facts[number];
  own = another || own; // the names of the card before, where it has none of its own
  const shown = (selector) => [...element.querySelectorAll(selector)].map((one) => one.textContent);
  const named = (kind, id) => {
    const option = [...form.elements[kind].options].find(({ value: one }) => id && one === id);
    return option ? [option.dataset.zh, option.dataset.en] : [];
  };
  const called = [...named("theme", theme), ...named("unit", unit), ...area.flatMap((id) => named("area", id))];
  const names = fold([own, ...shown("summary b")].join("|"));
  const dated = ` ${names} ${fold(shown("summary small").join("|"))} ${within} `;
  const said = shown("summary em, summary small, div > p:first-child, .note, q");
  return {
    element, value, theme, area, unit, year, source, names, dated, id: own.split("|")[0],
    text: ` ${names} ${fold([...said, ...called].join("|"))} `,
  };
});

function stands({ text, dated }, word) {
  if (/^(?:19|20)\d\d(?:\.\d\d)*$/.test(word)) return [" ", "."].some((end) => dated.includes(` ${word}${end}`));
  if (/^\d/.test(word)) return text.includes(` ${word} `);
  return text.includes(/^[a-z]/.test(word) ? ` ${word}` : word);
}

/** Whether a number typed may mean a fact's value: 287, 287万 and 2.9 million all mean 2870000. */
function counts({ value, unit }, word) {
  const [, digits, scale, percent] = word.match(/^(\d+(?:\.\d+)?)[余多]?([^\d%]*)(%?)$/) ?? [];
  if (!digits || value === null || (percent && unit !== "percent")) return false;
  const asked = Number(digits);
  if (scale || percent) {
    if (scale && !SCALES[scale]) return false;
    const size = SCALES[scale] ?? 1;
    const step = size / 10 ** (digits.split(".")[1] ?? "").length;
    const low = Number((asked * size - step / 2).toPrecision(15));
    return low <= value && value < Number((asked * size + step).toPrecision(15));
  }
  if (digits.length < 2) return value === asked;
  const bare = (number) => String(number).replace(".", "").replace(/^0+/, "");
  return value >= asked && bare(value).startsWith(bare(digits));
}

/** Whether a run of Chinese is words that each stand in a text: 甘肃帐篷. */
function standsInParts(text, run) {
  if (run.length < 4 || run.length > 12 || /^[\da-z]/.test(run)) return false;
  for (let end = 2; end <= run.length - 2; end += 1) {
    const rest = run.slice(end);
    if (text.includes(run.slice(0, end)) && (text.includes(rest) || standsInParts(text, rest))) {
      return true;
    }
  }
  return false;
}

/** Whether letters spell Chinese in a text, whole (zhiyuanzhe, the last syllable begun) or by initials. */
function spells(text, letters) {
  if (!/^[a-z]{2,30}$/.test(letters)) return false;
  const read = (at, rest) => !rest || (readings.get(text[at]) ?? []).some(
    (one) => one.startsWith(rest) || (rest.startsWith(one) && read(at + 1, rest.slice(one.length))),
  );
  const initials = (at) => letters.length <= 8 && [...letters].every(
    (letter, n) => (readings.get(text[at + n]) ?? []).some((one) => one[0] === letter),
  );
  for (let at = 0; at < text.length; at += 1) {
    if (readings.has(text[at]) && (read(at, letters) || initials(at))) return true;
  }
  return false;
}

function filter() {
  const chosen = [...form.querySelectorAll("select")].filter((select) => select.value);
  const typed = fold(words.value).split(" ").filter(Boolean);
  const tellingOf = (some) => {
    const telling = some.filter((word) => word.replace(asking, "") && !data.passedOver.includes(word));
    return telling.length ? telling : typed;
  };
  const passing = cards.filter((card) => chosen.every(
    ({ name, value }) => (name === "area" ? card.area.includes(value) : card[name] === value),
  ));
  const strictly = (card, word) => stands(card, word) || counts(card, word);
  const loosely = (card, word) => strictly(card, word)
    || standsInParts(card.text, word) || spells(card.names, word);
  const finding = (asked, finds) => passing.filter(
    (card) => asked.every((word) => finds(card, word)),
  );
  let found = finding(tellingOf(typed), strictly);
  if (!found.length) found = finding(tellingOf(typed.flatMap((word) => word.split(asking))), loosely);
  const shown = new Set(found);
  for (const card of cards) card.element.hidden = !shown.has(card);
  for (const section of sections) section.hidden = !section.querySelector("details:not([hidden])");
  const said = found.length ? data.said[language].count : data.said[language].none;
  const counted = said.replace("{shown}", found.length).replace("{all}", cards.length);
  document.getElementById("count").textContent = counted;
}

// Copying: what is shown in a figure's box is what is copied.

function cite(card) {
  const box = card.element.querySelector(".tools");
  if (!box) return;
  const named = data.named[language][style][card.source];
  const statement = card.element.querySelector(`.${language} > p`).textContent;
  const [, sentence, stop] = statement.match(/^(.*?)([。．.！!？?]*)$/s);
  const [before, after, reference] = named ?? [];
  box.querySelector("blockquote").textContent = named
    ? `${sentence}${before}${stop}${after}\n\n${data.references[reference]}`
      .replace("\0", () => data.addresses[card.source])
    : data.said[language].refused;
  box.querySelector("button").disabled = !named;
  box.querySelector("[role=status]").textContent = "";
  box.querySelector("select").value = style;
}

async function copy(box) {
  const quote = box.querySelector("blockquote");
  let said = "copied";
  try {
    await navigator.clipboard.writeText(`${quote.textContent}\n`);
  } catch { // a browser that lets no page do so
    getSelection().selectAllChildren(quote);
    said = "selected";
  }
  box.querySelector("[role=status]").textContent = data.said[language][said];
}

/** Says under a history what a writer must know of its other figures, each note once. */
function annotate(card) {
  const history = card.element.querySelector(".history");
  const textOf = (note) => note.lastChild.data;
  const said = new Set([...card.element.querySelectorAll(".note")].map(textOf));
  for (const { element } of cards.filter(({ id }) => history && id === card.id).reverse()) {
    for (const note of element.querySelectorAll(".note")) {
      if (said.has(textOf(note))) continue;
      said.add(textOf(note));
      const copy = note.cloneNode(true);
      const { className } = note.parentElement; // its language
      copy.classList.add(className);
      const period = element.querySelector(`summary > small, summary > .${className} small`);
      copy.firstChild.textContent = period.textContent;
      history.append(copy);
    }
  }
}

function opened(card) {
  if (!card.element.open || card.element.querySelector(".tools")) return;
  card.element.append(tools.content.cloneNode(true));
  card.element.querySelector(".tools button").addEventListener(
    "click", (event) => copy(event.target.closest(".tools")),
  );
  card.element.querySelector(".tools select").addEventListener("change", (event) => {
    style = event.target.value;
    cards.forEach(cite);
  });
  cite(card);
  annotate(card);
}

function speak(other) {
  if (!style || style === data.usual[language]) style = data.usual[other];
  language = other;
  root.lang = other;
  document.title = data.titles[other];
  for (const option of document.querySelectorAll("option[data-zh]")) {
    option.textContent = option.dataset[other];
  }
  for (const option of form.querySelectorAll("option[value='']")) {
    option.textContent = data.said[other].all;
  }
  cards.forEach(cite);
  filter();
}

/** Shows the figure or source that the address names, whatever was filtered. */
function follow() {
  const card = cards.find(({ element }) => element.id && `#${element.id}` === location.hash);
  if (!card) return;
  if (card.element.hidden) form.reset();
  filter();
  card.element.open = true;
  card.element.scrollIntoView();
}

form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("input", filter);
form.addEventListener("reset", () => setTimeout(filter)); // once the fields are empty
document.getElementById("switch").addEventListener(
  "click", () => speak(language === "zh" ? "en" : "zh"),
);
for (const card of cards) card.element.addEventListener("toggle", () => opened(card));
addEventListener("hashchange", follow);
form.hidden = false;
document.getElementById("switch").hidden = false;
const browsers = navigator.languages.map((one) => one.slice(0, 2)).find((one) => one in data.said);
speak(data.asked ?? browsers ?? language);
follow();
