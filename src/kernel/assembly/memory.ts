// The kernel's memory: a bump allocator and one size of chunk. Nothing is ever freed but chunks, which are reused.

const PAGE: usize = 65536;
const CHUNK_BYTES: usize = 4096;
/** Bytes of records in a chunk, after its header (count, next chunk). */
export const CHUNK_ROOM: u32 = <u32>CHUNK_BYTES - 8;

export let top: usize = (__heap_base + 15) & ~15;
export let spare: usize = 0;

/** Zeroed bytes at a multiple of 16; grows the memory. Traps when the host has no more. */
export function allocate(bytes: usize): usize {
  const at = top;
  top = (at + bytes + 15) & ~15;
  const have = (<usize>memory.size()) * PAGE;
  if (top > have) {
    // Grow in steps of at least 2 MB: a grow is a system call and invalidates the host's views.
    const need = <i32>((top - have + PAGE - 1) / PAGE);
    const step = need < 32 ? 32 : need;
    if (memory.grow(step) < 0 && memory.grow(need) < 0) unreachable();
  }
  return at;
}

export function takeChunk(next: usize): usize {
  let chunk = spare;
  if (chunk != 0) spare = load<u32>(chunk, 4);
  else {
    // Sixty-four at a time, so that the top moves seldom.
    chunk = allocate(CHUNK_BYTES * 64);
    for (let k: usize = 1; k < 64; k++) freeChunk(chunk + k * CHUNK_BYTES);
  }
  store<u32>(chunk, 0);
  store<u32>(chunk, <u32>next, 4);
  return chunk;
}

/** Adds two words to the chain of chunks that begins at a head; `freeChunk` walks it. */
export function append(head: usize, first: u32, second: u32): void {
  let chunk = <usize>load<u32>(head);
  if (chunk == 0 || load<u32>(chunk) + 8 > CHUNK_ROOM) {
    chunk = takeChunk(chunk);
    store<u32>(head, <u32>chunk);
  }
  const n = load<u32>(chunk);
  store<u32>(chunk, n + 8);
  store<u32>(chunk + n, first, 8);
  store<u32>(chunk + n, second, 12);
}

/** Gives a chunk back; returns the next one of its chain. */
export function freeChunk(chunk: usize): usize {
  const next = <usize>load<u32>(chunk, 4);
  store<u32>(chunk, <u32>spare, 4);
  spare = chunk;
  return next;
}
