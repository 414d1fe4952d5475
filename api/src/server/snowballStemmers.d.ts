/** The part of the package that we use; it ships no types. */
declare module 'snowball-stemmers' {
  interface Stemmer {
    stem(word: string): string;
  }
  const snowball: { newStemmer(algorithm: 'portuguese' | 'english'): Stemmer };
  export default snowball;
}
