// The proven blocks that are remembered of a chain: docs/bundle-format.md §6.

const MOST_BLOCKS = 1_024;
const MOST_BYTES = 2 * 1_024 * 1_024;

/** The memory with newly proven blocks: the first of a height stays, the lowest heights go when there are too many. */
export function remember(memory, proven) {
  const heights = new Set(memory.map(({ block }) => block));
  const blocks = [...memory, ...proven.filter(({ block }) => !heights.has(block))];
  blocks.sort((one, other) => one.block - other.block);
  let bytes = blocks.reduce((sum, { proof }) => sum + proof.length, 0);
  while (blocks.length > MOST_BLOCKS || bytes > MOST_BYTES) {
    bytes -= blocks.shift().proof.length;
  }
  return blocks;
}
