/** The little of WebAssembly that is used; its types otherwise come only with those of the page. */

interface Memory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}
interface Library {
  Memory: new (pages: { initial: number }) => Memory;
  Module: new (bytes: Uint8Array<ArrayBuffer>) => WasmModule;
  Instance: new (module: WasmModule, imports: object) => { readonly exports: unknown };
}
/** A compiled module; it can be sent to workers. */
export interface WasmModule {
  readonly [Symbol.toStringTag]?: string;
}
/** A global of the kernel that the host may set. */
export interface WasmGlobal {
  value: number | bigint;
}

export const webAssembly: Library = (globalThis as unknown as { WebAssembly: Library }).WebAssembly;
