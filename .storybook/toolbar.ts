// What the toolbar offers: each a global that .storybook/page.ts applies to the page around a story.

const choice = <Icon extends string>(
  description: string,
  icon: Icon,
  items: { value: string; title: string }[] | string[],
) => ({
  description,
  toolbar: { title: description, icon, items, dynamicTitle: true },
})

export const globalTypes = {
  theme: choice('Theme', 'paintbrush', ['dark', 'light', 'high-contrast', 'ember', 'salon']),
  contrast: choice('Contrast', 'contrast', [
    { value: 'theme', title: 'Contrast of the theme' },
    { value: 'forced', title: 'Forced colors (imitated)' },
  ]),
  density: choice('Density', 'grow', ['compact', 'cozy', 'tv']),
  direction: choice('Direction', 'transfer', [
    { value: 'ltr', title: 'Left to right' },
    { value: 'rtl', title: 'Right to left' },
  ]),
  locale: choice('Language', 'globe', ['en', 'es', 'de', 'fr', 'hi', 'ja', 'ar']),
  text: choice('Text size', 'document', ['100%', '150%', '200%']),
  motion: choice('Motion', 'play', [
    { value: 'full', title: 'Motion' },
    { value: 'none', title: 'No motion' },
  ]),
  input: choice('Input', 'pointerhand', [
    { value: 'any', title: 'Mouse, touch, keys' },
    { value: 'remote', title: 'Remote: arrows move between elements' },
  ]),
  overlay: choice('Overlay', 'outline', [
    { value: 'none', title: 'No overlay' },
    { value: 'parts', title: 'Outline parts' },
    { value: 'safe-area', title: 'Safe area of a television' },
  ]),
  data: choice('Data', 'database', [
    { value: 'sample', title: 'Sample data' },
    { value: 'api', title: 'The running API (npm start)' },
  ]),
}

export const initialGlobals = {
  theme: 'dark',
  contrast: 'theme',
  density: 'cozy',
  direction: 'ltr',
  locale: 'en',
  text: '100%',
  motion: 'full',
  input: 'any',
  overlay: 'none',
  data: 'sample',
  viewport: { value: undefined, isRotated: false },
}

const screen = (name: string, type: 'mobile' | 'tablet' | 'desktop', width: number, height: number) => ({
  name,
  type,
  styles: { width: `${width}px`, height: `${height}px` },
})

/** A Fire TV and most Android TVs are 960x540 CSS pixels at two pixels each. */
export const viewports = {
  mobile: screen('Mobile 320', 'mobile', 320, 640),
  phone: screen('Phone 390', 'mobile', 390, 844),
  tablet: screen('Tablet 820', 'tablet', 820, 1180),
  laptop: screen('Laptop 1280', 'desktop', 1280, 800),
  tv: screen('Television 960x540', 'desktop', 960, 540),
}
