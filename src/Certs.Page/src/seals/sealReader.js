export const readSeal = () => ({});
