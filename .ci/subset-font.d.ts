/** The part of subset-font that the build uses; the package has no types of its own. */
declare module 'subset-font' {
  const subsetFont: (
    font: Buffer,
    text: string,
    options: { readonly targetFormat: 'woff2' },
  ) => Promise<Buffer>;
  export { subsetFont as default };
}
