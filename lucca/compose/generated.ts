/** The first lines of every file that is written anew whenever the modules change. */
export const generated = `// Composed by Mocca from manifest.json and written anew whenever the modules change.
// Your own code belongs in custom/.`;
