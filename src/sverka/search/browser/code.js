/* Page codes as people type and say them: 120-74, «12074», «код 1 20 74», «сто двадцать семьдесят четыре». */
(function () {
  "use strict";
  const search = (window.sverkaSearch = window.sverkaSearch || {});
  const series = (names, step = 1, first = step) => names.map((name, at) => [name, first + at * step]);
  const NUMERALS = new Map([
    ...series(["ноль", "один", "два", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять"], 1, 0),
    ...series(
      [
        "десять",
        "одиннадцать",
        "двенадцать",
        "тринадцать",
        "четырнадцать",
        "пятнадцать",
        "шестнадцать",
        "семнадцать",
        "восемнадцать",
        "девятнадцать"
      ],
      1,
      10
    ),
    ...series(
      ["двадцать", "тридцать", "сорок", "пятьдесят", "шестьдесят", "семьдесят", "восемьдесят", "девяносто"],
      10,
      20
    ),
    ...series(
      ["сто", "двести", "триста", "четыреста", "пятьсот", "шестьсот", "семьсот", "восемьсот", "девятьсот"],
      100
    ),
    ...series(["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"], 1, 0),
    ...series(
      ["ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"],
      1,
      10
    ),
    ...series(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 10, 20),
    ["нуль", 0],
    ["одна", 1],
    ["две", 2],
    ["oh", 0]
  ]);
  const AROUND = new Set(
    "код кода страницы страница вопроса вопрос номер тире дефис минус code page question number dash hyphen".split(" ")
  );
  const CODE = /^(\d{3})(\d{2})$/;

  /* Whether `next` goes on with the number that `before` began: «двадцать» + «четыре», «сто» + «двенадцать». */
  const joins = (before, next) =>
    next > 0 && ((before % 100 === 0 && next < 100) || (before % 10 === 0 && before % 100 >= 20 && next < 10));

  /* The code that `text` is, written 120-74; empty where it is none. */
  function pageCode(text) {
    let digits = "",
      spoken = null;
    const speak = function () {
      digits += spoken ?? "";
      spoken = null;
    };
    for (const word of search.words(text.slice(0, 200).normalize("NFKC"))) {
      if (AROUND.has(word)) continue;
      const number = NUMERALS.get(word);
      if (number === undefined && !/^\d+$/.test(word)) return "";
      if (number !== undefined && spoken && joins(spoken, number)) spoken += number;
      else {
        speak();
        if (number === undefined) digits += word;
        else spoken = number;
      }
    }
    speak();
    return CODE.test(digits) ? digits.replace(CODE, "$1-$2") : "";
  }

  Object.assign(search, { pageCode });
})();
