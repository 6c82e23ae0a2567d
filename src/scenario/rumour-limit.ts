/** Most rumours one scenario may have; apart from the file format, for society runs without any dependency. */
export const MOST_RUMOURS = 16;
