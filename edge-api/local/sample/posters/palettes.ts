// The colors of the posters, by the genre an item is best known for. `ink` is readable on `ground`; a test measures it.

export interface Palette {
  /** The dominant color, behind the title. */
  ground: string
  /** A neighbor of the ground, for gradients and silhouettes. */
  deep: string
  main: string
  accent: string
  /** The lightest color of the picture: moons, windows, highlights. */
  light: string
  ink: string
}

const DARK_INK = '#fbf3e4'

const horror = [
  palette('#1c0609', '#070102', '#8f1220', '#e5402f', '#f6dcc4'),
  palette('#0b1a12', '#030a06', '#2c6440', '#b9dc4f', '#e9f2c9'),
  palette('#160c24', '#07030d', '#55227c', '#ff5e3a', '#f2ddff'),
]
const noir = [
  palette('#0e0f13', '#020203', '#31353f', '#efe0b9', '#fff8e4'),
  palette('#10161b', '#03060a', '#2e4250', '#ecb24a', '#f7ead0'),
  palette('#181213', '#060304', '#463a3c', '#d3202f', '#efe6dc'),
]
const sciFi = [
  palette('#0b1138', '#040616', '#3f46bd', '#2fe0e6', '#f0f4ff'),
  palette('#1f0c42', '#0b0319', '#8431cf', '#ff7ac6', '#fde8ff'),
  palette('#03272e', '#01090c', '#0d8580', '#f8b93c', '#e9fff8'),
]
const western = [
  palette('#431710', '#210a07', '#dc642b', '#f8b445', '#fde5b4'),
  palette('#f2c57e', '#df8f4b', '#c04e2a', '#7a2a1b', '#fff0cf', '#37170b'),
  palette('#202f3d', '#0f1a25', '#c96c3d', '#f4c47a', '#fdeccb'),
]
const comedy = [
  palette('#ffcf33', '#f9a61a', '#e8432d', '#1d4e9e', '#fff6da', '#231a0c'),
  palette('#ff7a5c', '#e9523c', '#223f57', '#ffe46b', '#fff8ee', '#2b0d08'),
  palette('#35c4b5', '#179b93', '#ff9d1e', '#0c2b3d', '#f5fffb', '#06232b'),
  palette('#f6efdd', '#e9dcbb', '#e23b46', '#f2a20b', '#ffffff', '#1b3354'),
]
const playful = [
  palette('#62c5f4', '#2c92d6', '#ff5a8c', '#ffd43f', '#ffffff', '#0d2340'),
  palette('#7fd48c', '#3ea564', '#f3605c', '#ffe166', '#ffffff', '#0e2e24'),
  palette('#64469a', '#3e2570', '#ff5a5f', '#ffcb3b', '#ffffff'),
  palette('#ffb84d', '#f58a2c', '#2f6fd0', '#e8355b', '#fffaf0', '#3a1708'),
]
const documentary = [
  palette('#e9e4d8', '#cfc7b4', '#2b4d61', '#d2485a', '#ffffff', '#1b2a32'),
  palette('#1e2d34', '#0e181d', '#5f8f91', '#ebc56a', '#f2f4ee'),
  palette('#d7dcd5', '#b3bdb2', '#45655a', '#df7a1e', '#ffffff', '#1b2923'),
]
const romance = [
  palette('#f8d6da', '#f0aebb', '#e06f93', '#b5375b', '#fff6f4', '#561330'),
  palette('#3d1335', '#200619', '#ab3f72', '#f8a8b4', '#ffe9ec'),
  palette('#fce3cd', '#f3bd98', '#e4845b', '#8b2d4f', '#fff8f0', '#481829'),
]
const drama = [
  palette('#1f3040', '#0d1822', '#5b7f9e', '#e3a657', '#f4ead8'),
  palette('#efe5d3', '#d9c6a4', '#7d3d2a', '#2c5c62', '#fffaf0', '#2a1c16'),
  palette('#2e1d31', '#150b18', '#8a5b70', '#f3c37c', '#f8e9e0'),
  palette('#22382f', '#0d1914', '#5d8a6a', '#eed28b', '#f3f4e4'),
]
const crime = [
  palette('#10222d', '#050d13', '#22566a', '#f5600c', '#f6e9d6'),
  palette('#241a45', '#0f0824', '#63589a', '#e5b3cf', '#f7effb'),
  palette('#e8dec7', '#cdbd97', '#15382e', '#bc392b', '#fffaf0', '#14211c'),
  palette('#1b1b1d', '#080809', '#505054', '#ffd40f', '#fdf6dc'),
]
const war = [
  palette('#2b2e1f', '#13150c', '#646a43', '#de9133', '#f0e7c9'),
  palette('#22272c', '#0d1114', '#596670', '#cd4630', '#ece7dc'),
  palette('#d6c8a1', '#b9a673', '#6d5c34', '#8a2a1d', '#fbf4df', '#2a2312'),
]
const adventure = [
  palette('#0e3546', '#051823', '#207f93', '#ffb90d', '#f3f7ea'),
  palette('#5c1917', '#2d0908', '#cb4630', '#ffd267', '#ffeed0'),
  palette('#f4e3b4', '#dfc47f', '#2a7f62', '#d1603d', '#fffaf0', '#222f1e'),
]
const fantasy = [
  palette('#1e1149', '#0b0524', '#6341cb', '#ffd53d', '#f6edff'),
  palette('#0a3e3b', '#032120', '#2ba091', '#f6d78e', '#effbf2'),
  palette('#efdff7', '#d3b2ea', '#9659e2', '#ee56b0', '#ffffff', '#2a1150'),
]
const musical = [
  palette('#3f0c47', '#1d0322', '#b9189f', '#ffd70d', '#ffeefb'),
  palette('#0d1c50', '#050a26', '#4665f0', '#ff4f6e', '#eef2ff'),
  palette('#ffd166', '#f5a83b', '#d62860', '#3d1a78', '#fff9e8', '#33103f'),
]

const PALETTES: Record<string, readonly Palette[]> = {
  Action: adventure,
  Adventure: adventure,
  Animation: playful,
  Children: playful,
  Comedy: comedy,
  Crime: crime,
  Documentary: documentary,
  Drama: drama,
  Fantasy: fantasy,
  'Film-Noir': noir,
  Horror: horror,
  Musical: musical,
  Mystery: crime,
  Romance: romance,
  'Sci-Fi': sciFi,
  Thriller: crime,
  War: war,
  Western: western,
}

/** The palettes of a genre; those of dramas when the genre is not one of MovieLens'. */
export function palettesOf(genre: string | undefined): readonly Palette[] {
  return PALETTES[genre ?? ''] ?? drama
}

export const allPalettes: readonly Palette[] = [...new Set(Object.values(PALETTES).flat())]

function palette(
  ground: string,
  deep: string,
  main: string,
  accent: string,
  light: string,
  ink = DARK_INK,
): Palette {
  return { ground, deep, main, accent, light, ink }
}
