/** Letters of two bytes and characters of two UTF-16 code units: columns after them are right only if counted right. */
const question = "Was heißt „Käse“ auf Französisch? 🧀🇫🇷";

/** An example in Gemini's format. */
export function example(answerer = "model", words = question): string {
  return JSON.stringify({
    contents: [
      { role: "user", parts: [{ text: words }] },
      { role: answerer, parts: [{ text: `Fromage (${words.length})` }] },
    ],
  });
}

/** A dataset whose second line has a role that no Gemini model knows, in the second turn, after much that is not ASCII. */
export const badRole = `${[example(), example("assistant", `${question} Bitte!`), example("model", "3?")].join("\n")}\n`;

/** Where `"assistant"` stands in the second line of `badRole`. */
export const badRoleColumn = (badRole.split("\n")[1] ?? "").indexOf('"assistant"');
