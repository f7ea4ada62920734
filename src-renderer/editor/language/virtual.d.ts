/** Address of TypeScript's messages in Chinese. */
declare module 'typescript-language-service/lib/zh-cn/diagnosticMessages.generated.json?url' {
  const address: string;
  export default address;
}

/** Addresses of what the build collects (`scripts/declarations.ts`): declarations, and what they say in comments. */
declare module 'virtual:declarations' {
  export const declarations: string;
  export const comments: string;
}
