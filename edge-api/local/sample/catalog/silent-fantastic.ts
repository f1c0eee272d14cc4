// Horror, fantasy, science fiction, mystery and adventure of the silent years, serials included. Published before 1931.
import { parseFilms } from './film.ts'

export const silentFantastic = parseFilms(
  'public-domain',
  `
301 | Nosferatu | 1922 | Horror, Fantasy | 94 | A plague ship brings a gaunt vampire count to a quiet German town.
302 | The Cabinet of Dr. Caligari | 1920 | Horror, Mystery, Thriller | 76 | A fairground hypnotist sends a sleepwalker out to kill in a town of crooked walls.
303 | The Golem: How He Came into the World | 1920 | Horror, Fantasy | 76 | A rabbi in Prague brings a clay giant to life to protect his people and loses control of it.
304 | The Phantom of the Opera | 1925 | Horror, Romance | 93 | A masked composer beneath the Paris Opera will have a young singer's career and her heart.
305 | The Hunchback of Notre Dame | 1923 | Horror, Drama, Romance | 117 | The deaf bell ringer of Notre-Dame gives sanctuary to the dancer who was kind to him.
306 | Häxan | 1922 | Horror, Documentary, Fantasy | 105 | An illustrated lecture on witchcraft comes alive as a parade of devils and inquisitors.
307 | The Man Who Laughs | 1928 | Drama, Horror, Romance | 110 | A nobleman's son carved with a permanent grin grows up as a traveling clown.
308 | Dr. Jekyll and Mr. Hyde | 1920 | Horror, Sci-Fi | 79 | A kindly doctor drinks his own potion and lets the worst of himself out at night.
309 | The Cat and the Canary | 1927 | Horror, Comedy, Mystery | 82 | Greedy relatives spend a night in a creaking mansion waiting for a will to be read.
310 | The Unknown | 1927 | Horror, Drama, Romance | 63 | A circus knife thrower who pretends to have no arms goes to a terrible length for love.
311 | The Hands of Orlac | 1924 | Horror, Crime, Thriller | 97 | A pianist given the hands of a murderer begins to fear what they want to do.
312 | Waxworks | 1924 | Horror, Fantasy | 84 | A young writer dreams up tales for the tyrants in a wax museum and meets them in his sleep.
313 | The Phantom Carriage | 1921 | Horror, Drama, Fantasy | 107 | The last sinner to die in the year must drive Death's cart and look back on his life.
314 | Faust | 1926 | Fantasy, Horror, Drama | 107 | An aging scholar signs away his soul to end a plague and is given his youth back.
315 | Destiny | 1921 | Fantasy, Romance, Drama | 98 | A young woman bargains with Death for her lover in three tales of three lands.
316 | The Student of Prague | 1926 | Horror, Fantasy | 91 | A poor swordsman sells his mirror image and is hunted by it.
317 | The Fall of the House of Usher | 1928 | Horror | 63 | A guest in a decaying house watches a painter drain the life of his wife into her portrait.
318 | Frankenstein | 1910 | Horror, Sci-Fi | 16 | A student brews a creature in a cauldron and finds it waiting behind his bed curtain.
319 | The Bat | 1926 | Horror, Mystery, Thriller | 86 | A masked thief prowls a rented mansion where stolen money is hidden.
320 | The Bat Whispers | 1930 | Mystery, Thriller, Horror | 83 | A criminal in a bat's shape warns the police of each theft before it happens.
321 | The Lodger: A Story of the London Fog | 1927 | Thriller, Crime, Mystery | 91 | While a killer stalks blondes in the fog, a landlady begins to wonder about her quiet new tenant.
322 | Blackmail | 1929 | Thriller, Crime, Drama | 85 | A detective's girlfriend kills in self-defense, and a stranger has seen too much.
323 | Murder! | 1930 | Mystery, Crime, Thriller | 104 | A juror sure that he has condemned an innocent actress sets out to find the murderer.
324 | A Trip to the Moon | 1902 | Sci-Fi, Adventure, Fantasy | 13 | Astronomers are shot to the Moon in a shell and meet its irritable inhabitants.
325 | The Impossible Voyage | 1904 | Sci-Fi, Adventure, Fantasy | 20 | A club of geographers rides a train through the sky and into the mouth of the Sun.
326 | Metropolis | 1927 | Sci-Fi, Drama, Fantasy | 149 | In a divided city of the future, a robot made in a prophet's likeness stirs the workers to revolt.
327 | Woman in the Moon | 1929 | Sci-Fi, Adventure, Romance | 169 | A rocket crew seeking gold on the Moon discovers that there is not enough air for all to come home.
328 | Aelita | 1924 | Sci-Fi, Drama, Fantasy | 111 | An engineer dreams of Mars, its queen and a revolution among its slaves.
329 | The Lost World | 1925 | Adventure, Sci-Fi, Fantasy | 106 | An expedition to a South American plateau finds dinosaurs and brings one back to London.
330 | 20,000 Leagues Under the Sea | 1916 | Adventure, Sci-Fi, Action | 105 | Castaways aboard Captain Nemo's submarine learn why he hides beneath the waves.
331 | The Crazy Ray | 1924 | Sci-Fi, Comedy, Fantasy | 35 | The night watchman of the Eiffel Tower wakes to find all Paris frozen in sleep.
332 | Just Imagine | 1930 | Sci-Fi, Musical, Comedy | 109 | In the New York of 1980 people have numbers for names, and an inventor offers a seat to Mars.
333 | The Mysterious Island | 1929 | Adventure, Sci-Fi, Fantasy | 95 | A count's submarines dive to a sea floor peopled by strange little creatures.
334 | Dr. Mabuse the Gambler | 1922 | Crime, Mystery, Thriller | 242 | A hypnotist in many disguises preys on the card tables and stock exchange of Berlin.
335 | Spies | 1928 | Thriller, Crime, Romance | 145 | A government agent and an enemy spy fall in love in the web of a banker who deals in secrets.
336 | Die Nibelungen: Siegfried | 1924 | Fantasy, Adventure, Drama | 143 | A young hero slays a dragon, wins a princess and is undone by a leaf on his shoulder.
337 | Die Nibelungen: Kriemhild's Revenge | 1924 | Fantasy, Drama, War | 131 | A widow marries the king of the Huns to destroy those who murdered her husband.
338 | The Thief of Bagdad | 1924 | Adventure, Fantasy, Action | 149 | A carefree thief rides a flying carpet and a winged horse to win a princess.
339 | The Mark of Zorro | 1920 | Adventure, Action, Western | 79 | A languid nobleman in old California puts on a mask to defend the poor.
340 | Robin Hood | 1922 | Adventure, Action, Romance | 127 | An earl turns outlaw to hold a kingdom for its absent king.
341 | The Black Pirate | 1926 | Adventure, Action | 88 | A nobleman joins the pirates who killed his father in order to bring them down.
342 | The Three Musketeers | 1921 | Adventure, Action, Romance | 119 | A young Gascon and three swordsmen ride to save the honor of a queen.
343 | The Sea Hawk | 1924 | Adventure, Action, Romance | 123 | Betrayed by his brother, an English gentleman becomes a feared corsair.
344 | The Iron Mask | 1929 | Adventure, Action, Drama | 95 | An aging musketeer is called once more to protect a king from his own twin.
345 | Les Vampires | 1915 | Crime, Thriller, Mystery | 417 | A reporter pursues a secret society of thieves and its black-clad muse across Paris.
346 | Fantômas | 1913 | Crime, Mystery, Thriller | 337 | A police inspector hunts a criminal who can be anyone he chooses to be.
347 | Judex | 1916 | Crime, Adventure, Mystery | 300 | A caped avenger holds a crooked banker in a secret prison and falls in love with his daughter.
348 | The Perils of Pauline | 1914 | Adventure, Action | 199 | An heiress who wants to see the world survives one murderous accident after another.
349 | Sherlock Holmes | 1916 | Mystery, Crime, Drama | 116 | The detective of Baker Street protects a young woman's letters from blackmailers and Moriarty.
350 | The Unholy Three | 1925 | Crime, Thriller, Drama | 86 | A ventriloquist, a strongman and a little man in a baby carriage rob the rich.
351 | Alibi | 1929 | Crime, Thriller, Mystery | 91 | A bootlegger just out of prison has a perfect alibi and the police do not believe it.
353 | The Mystery of the Leaping Fish | 1916 | Comedy, Mystery | 25 | A scientific detective with a very large medicine chest stumbles into a smuggling ring.
354 | Chicago | 1927 | Comedy, Crime, Drama | 118 | A wife who has shot her lover becomes a celebrity with the help of a shameless lawyer.
`,
)
