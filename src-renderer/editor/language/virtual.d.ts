/** Address of TypeScript's messages in Chinese. */
declare module 'typescript-language-service/lib/zh-cn/diagnosticMessages.generated.json?url' {
  const address: string;
  export default address;
}

/** Address of the declarations file that the build collects (`scripts/declarations.ts`). */
declare module 'virtual:declarations' {
  const address: string;
  export default address;
}
