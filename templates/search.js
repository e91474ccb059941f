"use strict";
// Greek accents, case and the final sigma make no difference to a search.
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/ς/g, "σ");
// The words that a person looks for, each of which is to be found.
const wordsIn = (text) => plain(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
