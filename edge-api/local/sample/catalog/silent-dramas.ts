// Dramas, romances and war films of the silent years. Published before 1931.
import { parseFilms } from './film.ts'

export const silentDramas = parseFilms(
  'public-domain',
  `
201 | Sunrise: A Song of Two Humans | 1927 | Drama, Romance | 94 | A farmer tempted to murder his wife rediscovers her during one day in the city.
202 | The Passion of Joan of Arc | 1928 | Drama | 82 | The trial of a young visionary is told almost entirely in faces.
203 | Battleship Potemkin | 1925 | Drama, War | 75 | Sailors mutiny over rotten meat, and the people of Odessa pay for taking their side.
204 | Strike | 1925 | Drama | 82 | Factory workers lay down their tools and are met with spies and soldiers.
205 | October | 1928 | Drama, War | 103 | The ten days of the Russian Revolution are restaged in the streets where they happened.
206 | Mother | 1926 | Drama | 89 | A worker's mother betrays her son to the police and then takes up his cause.
207 | Earth | 1930 | Drama | 76 | A tractor comes to a Ukrainian village, and with it hope and murder.
208 | Storm over Asia | 1928 | Drama, War | 127 | A Mongolian herdsman is mistaken for an heir of Genghis Khan and made a puppet ruler.
209 | Bed and Sofa | 1927 | Drama, Comedy, Romance | 87 | A housing shortage in Moscow puts two men and one wife in a single room.
210 | The Last Laugh | 1924 | Drama | 90 | A proud hotel porter loses his uniform and with it everyone's respect.
211 | Pandora's Box | 1929 | Drama, Romance, Crime | 133 | A carefree dancer draws every man around her toward ruin, and herself toward a foggy London.
212 | Diary of a Lost Girl | 1929 | Drama | 104 | A pharmacist's daughter is cast out of her home and makes her own way.
213 | Asphalt | 1929 | Drama, Crime, Romance | 93 | A dutiful traffic policeman falls for the jewel thief he has arrested.
214 | People on Sunday | 1930 | Drama, Romance | 73 | Four young Berliners spend one summer Sunday by the lake.
215 | The Crowd | 1928 | Drama, Romance | 98 | A man sure that he is meant for something big becomes one of millions in New York.
216 | Greed | 1924 | Drama | 140 | A lottery win slowly poisons a dentist, his wife and his best friend.
217 | Broken Blossoms | 1919 | Drama, Romance | 90 | A gentle Chinese shopkeeper in London shelters a girl beaten by her father.
218 | Way Down East | 1920 | Drama, Romance | 145 | A betrayed country girl starts anew on a farm until her past comes out in a snowstorm.
219 | Intolerance | 1916 | Drama, War | 197 | Four stories from four ages, told side by side, show love undone by hatred.
220 | The Wind | 1928 | Drama, Western, Romance | 95 | A young woman from Virginia is driven toward madness by the endless wind of the prairie.
221 | 7th Heaven | 1927 | Drama, Romance, War | 110 | A Paris sewer worker and a rescued waif find love in a garret before the war parts them.
222 | Street Angel | 1928 | Drama, Romance | 102 | A fugitive hiding with a circus falls in love with a painter who does not know her past.
223 | Lonesome | 1928 | Drama, Romance | 69 | Two lonely New Yorkers find each other at Coney Island and lose each other in the crowd.
224 | Flesh and the Devil | 1926 | Drama, Romance | 112 | A beautiful woman comes between two friends sworn to be brothers.
225 | The Sheik | 1921 | Adventure, Romance, Drama | 86 | A desert chief abducts a headstrong Englishwoman and is tamed by her.
226 | The Son of the Sheik | 1926 | Adventure, Romance, Action | 68 | A sheik's son believes that the dancer he loves has lured him into a trap.
227 | Camille | 1921 | Drama, Romance | 70 | A Parisian courtesan gives up the young man she loves for the sake of his family.
228 | The Last Command | 1928 | Drama, War | 88 | An exiled Russian general works as a Hollywood extra and is cast as himself.
229 | The Docks of New York | 1928 | Drama, Romance, Crime | 76 | A ship's stoker on one night's leave marries the girl he has pulled out of the harbor.
230 | Underworld | 1927 | Crime, Drama, Romance | 80 | A gang boss, his lawyer and his girl test their loyalty to one another.
231 | Regeneration | 1915 | Crime, Drama | 72 | A gangster raised in the slums is offered another life by a settlement worker.
232 | The Racket | 1928 | Crime, Drama | 84 | An honest police captain goes after a bootlegger who owns half the city.
233 | The Cheat | 1915 | Drama, Crime | 59 | A society woman who gambled away charity money borrows it at a terrible price.
234 | He Who Gets Slapped | 1924 | Drama, Romance, Thriller | 95 | A humiliated scientist becomes a circus clown whose act is to be slapped.
235 | The Big Parade | 1925 | War, Drama, Romance | 151 | A rich man's son marches off to France with a light heart and learns what war is.
236 | Wings | 1927 | War, Action, Romance | 144 | Two pilots in love with the same woman become friends in the skies over France.
237 | What Price Glory? | 1926 | War, Comedy, Drama | 116 | Two rival Marines quarrel over women from China to the trenches of France.
238 | J'accuse | 1919 | War, Drama, Romance | 166 | Two men who love the same woman meet at the front, and the dead rise to ask why they fell.
239 | The Four Horsemen of the Apocalypse | 1921 | War, Drama, Romance | 134 | A family from Argentina is split by the war between France and Germany.
240 | Hearts of the World | 1918 | War, Drama, Romance | 117 | Two young neighbors in a French village are torn apart when the front reaches their street.
242 | Napoleon | 1927 | Drama, War | 330 | A Corsican schoolboy who wins snowball fights rises to lead the armies of France.
243 | Ben-Hur: A Tale of the Christ | 1925 | Adventure, Action, Drama | 143 | A Jewish prince sent to the galleys by his Roman friend returns for revenge in the chariot race.
244 | The Ten Commandments | 1923 | Drama, Adventure | 136 | The exodus from Egypt is set beside the story of two modern brothers, one upright and one corrupt.
245 | Orphans of the Storm | 1921 | Drama, Romance, War | 150 | Two sisters, one of them blind, lose each other in the Paris of the Revolution.
246 | Cabiria | 1914 | Adventure, Drama, War | 148 | A kidnapped girl and the strongman who protects her are swept along by the wars of Rome and Carthage.
247 | Within Our Gates | 1920 | Drama, Romance | 79 | A teacher raising money for a school for Black children is haunted by her family's fate.
248 | Body and Soul | 1925 | Drama, Crime, Thriller | 102 | An escaped convict poses as a preacher and preys on a trusting congregation.
249 | The Blot | 1921 | Drama, Romance | 91 | A badly paid professor's family tries to keep up appearances beside a prosperous shoemaker.
250 | Ménilmontant | 1926 | Drama | 38 | Two orphaned sisters are driven apart by the same man in a poor quarter of Paris.
251 | L'Argent | 1928 | Drama | 164 | Two bankers ruin lives and each other in a duel on the Paris stock exchange.
252 | A Page of Madness | 1926 | Drama, Horror | 71 | A retired sailor takes work as a janitor in the asylum where his wife is kept.
253 | A Cottage on Dartmoor | 1929 | Drama, Thriller, Crime | 87 | A jealous barber escapes from prison and makes for the home of the woman he loved.
254 | Piccadilly | 1929 | Drama, Romance, Crime | 109 | A dishwasher becomes the star dancer of a London nightclub and the center of a murder.
`,
)
