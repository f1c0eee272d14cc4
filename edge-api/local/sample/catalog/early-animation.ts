// Cartoons and early family films. Before 1931, or later shorts whose copyright was not renewed.
import { parseFilms } from './film.ts'

export const earlyAnimation = parseFilms(
  'public-domain',
  `
401 | Fantasmagorie | 1908 | Animation, Comedy, Fantasy | 2 | A chalk clown and everything around him keep turning into something else.
402 | Humorous Phases of Funny Faces | 1906 | Animation, Comedy | 3 | An artist's blackboard sketches roll their eyes, smoke and perform by themselves.
403 | Little Nemo | 1911 | Animation, Comedy, Fantasy | 11 | A cartoonist bets his friends that four thousand drawings can be made to move.
404 | How a Mosquito Operates | 1912 | Animation, Comedy | 6 | A mosquito with a top hat and a suitcase goes to work on a sleeping man.
405 | Gertie the Dinosaur | 1914 | Animation, Children, Comedy | 12 | A playful dinosaur obeys her trainer whenever she is in the mood.
406 | The Sinking of the Lusitania | 1918 | Animation, Documentary, War | 12 | Thousands of drawings reconstruct the torpedoing of an ocean liner that no camera saw.
407 | The Cameraman's Revenge | 1912 | Animation, Comedy, Romance | 13 | A married beetle's affair is caught on film by a jealous grasshopper.
408 | Feline Follies | 1919 | Animation, Children, Comedy | 5 | A black tomcat leaves the house to the mice while he is out courting.
409 | Felix in Hollywood | 1923 | Animation, Children, Comedy | 9 | A cat talks his way onto a studio lot and meets the stars of the day.
410 | Alice's Wonderland | 1923 | Animation, Children, Fantasy | 12 | A little girl visits a cartoon studio and dreams herself into its drawings.
411 | Trolley Troubles | 1927 | Animation, Children, Comedy | 6 | A rabbit at the controls of a runaway trolley faces cows, hills and tunnels.
412 | The Adventures of Prince Achmed | 1926 | Animation, Adventure, Fantasy | 66 | Cut-paper silhouettes tell of a prince, a flying horse and a sorcerer.
413 | Plane Crazy | 1928 | Animation, Children, Comedy | 6 | A mouse inspired by Lindbergh builds his own airplane out of whatever is at hand.
414 | The Gallopin' Gaucho | 1928 | Animation, Children, Comedy | 6 | A mouse on an ostrich rides across the pampas to rescue a dancer.
415 | Steamboat Willie | 1928 | Animation, Children, Musical | 8 | A mischievous mouse makes music out of everything and everyone aboard a river steamer.
416 | The Skeleton Dance | 1929 | Animation, Horror, Musical | 6 | At midnight four skeletons leave their graves to dance and play each other's bones.
417 | Hell's Bells | 1929 | Animation, Horror, Comedy | 6 | The small demons of the underworld put on a musical evening for their master.
418 | The Barn Dance | 1929 | Animation, Children, Musical | 7 | Two rivals with very different dancing skills invite the same girl to the barn.
419 | Ko-Ko's Earth Control | 1928 | Animation, Comedy, Sci-Fi | 6 | An inkwell clown and his dog find the levers that run the world, and one says not to be touched.
420 | Popeye the Sailor Meets Sindbad the Sailor | 1936 | Animation, Adventure, Children | 16 | A boastful giant who rules an island of monsters meets a sailor with a can of spinach.
421 | Popeye the Sailor Meets Ali Baba's Forty Thieves | 1937 | Animation, Adventure, Children | 17 | A coast guardsman crosses the desert to take on a bandit and his forty men.
422 | Aladdin and His Wonderful Lamp | 1939 | Animation, Fantasy, Children | 22 | A screenwriter imagines her favorite sailor as the boy with the magic lamp.
423 | Gulliver's Travels | 1939 | Animation, Adventure, Children | 76 | A shipwrecked sailor wakes among tiny people about to go to war over a wedding song.
424 | Superman | 1941 | Animation, Action, Sci-Fi | 10 | A mild reporter turns hero when a scientist aims an energy cannon at the city.
425 | The Mechanical Monsters | 1941 | Animation, Action, Sci-Fi | 11 | A fleet of flying robots robs banks and jewel exhibitions for its inventor.
426 | Billion Dollar Limited | 1942 | Animation, Action, Crime | 9 | Masked robbers in an armored car attack a train that carries a fortune in gold.
427 | The Arctic Giant | 1942 | Animation, Action, Sci-Fi | 9 | A frozen dinosaur thaws out in a museum and walks into town.
428 | The Bulleteers | 1942 | Animation, Action, Sci-Fi | 8 | Crooks in a rocket-shaped car hold a city to ransom.
429 | The Magnetic Telescope | 1942 | Animation, Action, Sci-Fi | 8 | An astronomer's giant magnet pulls a comet toward the Earth.
430 | Electric Earthquake | 1942 | Animation, Action, Sci-Fi | 9 | A scientist under the bay threatens to shake Manhattan apart.
431 | Volcano | 1942 | Animation, Action, Adventure | 8 | Two reporters cover an island eruption that only one of them can stop.
432 | Terror on the Midway | 1942 | Animation, Action, Horror | 8 | A giant ape breaks loose at the circus, and other animals follow.
433 | The Mummy Strikes | 1943 | Animation, Action, Horror | 8 | A curse and four giant guardians wake in the Egyptian wing of a museum.
434 | The Underground World | 1943 | Animation, Action, Fantasy | 8 | Explorers in a cavern are captured by a people of hawk-headed men.
435 | Peter Pan | 1924 | Adventure, Children, Fantasy | 102 | A boy who will not grow up teaches three children to fly to an island of pirates.
436 | The Wizard of Oz | 1925 | Children, Comedy, Fantasy | 72 | A farm girl is blown to Oz with three farmhands who disguise themselves to survive.
437 | Alice in Wonderland | 1903 | Children, Fantasy | 12 | A girl follows a white rabbit down a hole in the first screen version of the tale.
438 | Snow White | 1916 | Children, Fantasy, Romance | 63 | A kind princess hides from her vain stepmother with seven small miners.
439 | The Blue Bird | 1918 | Children, Fantasy, Adventure | 75 | Two children search past, future and the palace of night for the bird of happiness.
440 | A Christmas Carol | 1910 | Children, Drama, Fantasy | 13 | Three visitors in one night teach an old miser how to keep Christmas.
441 | Pollyanna | 1920 | Children, Comedy, Drama | 58 | An orphan with a game for finding gladness in everything changes a sour little town.
442 | Sparrows | 1926 | Children, Drama, Thriller | 84 | The eldest of a band of orphans leads the little ones through an alligator swamp to freedom.
443 | Little Lord Fauntleroy | 1921 | Children, Drama | 112 | A boy from New York melts the heart of the English earl who is his grandfather.
444 | The Little Princess | 1939 | Children, Drama, Musical | 93 | A rich girl left at a boarding school becomes its servant when her father is lost in the war.
445 | Jack and the Beanstalk | 1952 | Children, Comedy, Fantasy | 70 | A babysitter reads a fairy tale and dreams himself up the beanstalk to a giant's castle.
446 | Santa Claus Conquers the Martians | 1964 | Children, Comedy, Sci-Fi | 81 | Martians kidnap Santa Claus because their children have forgotten how to play.
`,
)
