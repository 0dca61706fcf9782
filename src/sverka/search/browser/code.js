/* Page codes as people type and say them: 120-74, «12074», «код 1 20 74», «сто двадцать семьдесят четыре». */
(function () {
  "use strict";
  const search = window.sverkaSearch;
  const ENGLISH = {
    units: "zero one two three four five six seven eight nine",
    teens: "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
    tens: "twenty thirty forty fifty sixty seventy eighty ninety",
    others: [["oh", 0]],
    around: "code page question number dash hyphen"
  };
  const SPOKEN = [ENGLISH, ...search.spoken];
  const series = (names, step, first) => names.split(" ").map((name, at) => [name, first + at * step]);
  const NUMERALS = new Map(
    SPOKEN.flatMap(({ units, teens, tens, hundreds, others }) => [
      ...series(units, 1, 0),
      ...series(teens, 1, 10),
      ...series(tens, 10, 20),
      ...(hundreds ? series(hundreds, 100, 100) : []),
      ...others
    ])
  );
  const AROUND = new Set(SPOKEN.flatMap(({ around }) => around.split(" ")));
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
