/* A Word document of plain paragraphs: three XML parts in a ZIP archive that compresses nothing (ECMA-376, APPNOTE). */
(function () {
  "use strict";
  const type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  const WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
  const PART = "application/vnd.openxmlformats-";
  const TYPES =
    `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
    `<Default Extension="rels" ContentType="${PART}package.relationships+xml"/>` +
    `<Override PartName="/word/document.xml" ContentType="${type}.main+xml"/></Types>`;
  const RELATIONS =
    `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
    '<Relationship Id="r1" Target="word/document.xml"' +
    ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>';

  // What XML 1.0 has no sign for is left out.
  const escaped = (text) =>
    text
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
      .replace(/&/g, "&amp;")
      .replace(/</g, "&lt;")
      .replace(/>/g, "&gt;");
  function paragraph(text, bold) {
    const lines = text
      .split("\n")
      .map((line) => `<w:t xml:space="preserve">${escaped(line)}</w:t>`)
      .join("<w:br/>");
    const weight = bold ? "<w:rPr><w:b/></w:rPr>" : "";
    return `<w:p><w:pPr><w:spacing w:after="160"/></w:pPr><w:r>${weight}${lines}</w:r></w:p>`;
  }

  const TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
    let value = index;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
    return value;
  });
  const crc32 = (bytes) => ~bytes.reduce((crc, byte) => TABLE[(crc ^ byte) & 255] ^ (crc >>> 8), -1) >>> 0;

  // Numbers of two bytes and, where they are marked, of four; little-endian.
  function packed(...numbers) {
    return numbers.flatMap((number) =>
      typeof number === "number"
        ? [number & 255, number >> 8]
        : [0, 8, 16, 24].map((bits) => (number[0] >>> bits) & 255)
    );
  }

  function zip(parts) {
    const files = [];
    const directory = [];
    let offset = 0;
    for (const [name, text] of parts) {
      const [title, bytes] = [name, text].map((string) => new TextEncoder().encode(string));
      // Version 2.0, no flags, stored, 1 January 1980: the same letter makes the same file.
      const head = packed(20, 0, 0, 0, 33, [crc32(bytes)], [bytes.length], [bytes.length], title.length, 0);
      const entry = [0x50, 0x4b, 3, 4, ...head, ...title];
      files.push(Uint8Array.from(entry), bytes);
      directory.push(0x50, 0x4b, 1, 2, ...packed(20), ...head, ...packed(0, 0, 0, [0], [offset]), ...title);
      offset += entry.length + bytes.length;
    }
    const end = [0x50, 0x4b, 5, 6, ...packed(0, 0, parts.length, parts.length, [directory.length], [offset], 0)];
    return new Blob([...files, Uint8Array.from(directory), Uint8Array.from(end)]);
  }

  function docx(subject, paragraphs) {
    const body = [paragraph(subject, true), ...paragraphs.map((text) => paragraph(text))].join("");
    return zip([
      ["[Content_Types].xml", TYPES],
      ["_rels/.rels", RELATIONS],
      ["word/document.xml", `${XML}<w:document xmlns:w="${WORDS}"><w:body>${body}</w:body></w:document>`]
    ]);
  }

  window.sverkaDocx = { document: docx, type };
})();
