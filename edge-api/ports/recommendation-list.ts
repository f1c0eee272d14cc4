// One endpoint that recommends to users, whatever stands behind it: what is measured, not what serves.

export interface RecommendationList {
  /** For people: which endpoint it is. */
  name: string
  /** Best first, at most so many; [] for a user it has nothing for. Throws when it does not answer. */
  recommend(userId: string, numResults: number): Promise<string[]>
}
