/**
 * A path for a file of an export that cannot lead out of the folder it is unpacked or written into, on any system. Names
 * in it may come from the kernel, where nobody vouches for them.
 */
export function insidePath(path: string): string {
  return path
    .split('/')
    .map((part) => {
      const plain = part.replace(/[\\:*?"<>|\p{Cc}]/gu, '_');
      return /^\.{0,2}$/.test(plain) ? '_' : plain;
    })
    .join('/');
}
