/** Address of the declarations file that the build collects (`scripts/declarations.ts`). */
declare module 'virtual:declarations' {
  const address: string;
  export default address;
}
