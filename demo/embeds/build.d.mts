export function buildEmbeds(options: { kit: string; outdir: string; api?: string }): Promise<string[]>
