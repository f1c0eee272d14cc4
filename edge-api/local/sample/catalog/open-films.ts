// Films that their makers released under Creative Commons licenses.
import { parseFilms } from './film.ts'

export const openFilms = parseFilms(
  'cc',
  `
1001 | Elephants Dream | 2006 | Animation, Fantasy, Sci-Fi | 11 | An old man leads a young one through a vast machine that only he believes in.
1002 | Big Buck Bunny | 2008 | Animation, Children, Comedy | 10 | A gentle giant rabbit plots revenge on the three rodents who bully the forest.
1003 | Sintel | 2010 | Animation, Adventure, Fantasy | 15 | A lone traveler searches the world for the baby dragon she once saved.
1004 | Tears of Steel | 2012 | Sci-Fi, Action, Romance | 12 | Fighters in a ruined Amsterdam restage an old breakup to stop the robots it set loose.
1005 | Caminandes: Llama Drama | 2013 | Animation, Children, Comedy | 2 | A llama would very much like to cross an empty road in Patagonia.
1006 | Caminandes: Gran Dillama | 2013 | Animation, Children, Comedy | 3 | The tastiest berries grow on the other side of an electric fence.
1007 | Caminandes: Llamigos | 2016 | Animation, Children, Comedy | 3 | A llama and a penguin fight over the last red berries of winter.
1008 | Cosmos Laundromat | 2015 | Animation, Comedy, Fantasy | 12 | A suicidal sheep on a windy island is offered any life he wants by a salesman.
1009 | Glass Half | 2015 | Animation, Comedy | 3 | Two art critics argue loudly in front of every picture of a gallery.
1010 | Agent 327: Operation Barbershop | 2017 | Animation, Action, Comedy | 4 | A secret agent walks into a barbershop and into a trap.
1011 | Hero | 2018 | Animation, Adventure, Fantasy | 4 | A small warrior in a drawn world goes looking for what was taken from him.
1012 | Spring | 2019 | Animation, Children, Fantasy | 8 | A shepherd girl and her dog wake the season from the mountain where it sleeps.
1013 | Coffee Run | 2020 | Animation, Comedy, Romance | 3 | Fueled by caffeine, a young woman runs through the memories of her relationship.
1014 | Sprite Fright | 2021 | Animation, Comedy, Horror | 11 | Rowdy teenagers in the woods meet peaceful mushroom sprites whose patience has an end.
1015 | Charge | 2022 | Animation, Action, Sci-Fi | 4 | An old man breaks into a guarded factory for something that keeps him going.
1016 | Wing It! | 2023 | Animation, Children, Comedy | 4 | A cat with a plan and a dog with enthusiasm build a rocket together.
1017 | Sita Sings the Blues | 2008 | Animation, Comedy, Musical | 82 | A cartoonist sets the end of her marriage beside an ancient epic and old jazz records.
1020 | RiP!: A Remix Manifesto | 2008 | Documentary | 86 | A filmmaker and a mash-up musician ask who owns the culture we borrow from.
1021 | The Internet's Own Boy: The Story of Aaron Swartz | 2014 | Documentary, Crime | 105 | A gifted programmer who fought for open knowledge is pursued to the end by prosecutors.
1022 | Valkaama | 2010 | Drama, Adventure | 93 | Two strangers travel north through Europe, each looking for a place that may not exist.
1023 | Pioneer One | 2010 | Sci-Fi, Drama, Thriller | 36 | A capsule falls over Montana with a young man in it who may come from Mars.
1024 | Star Wreck: In the Pirkinning | 2005 | Comedy, Sci-Fi | 103 | The captain of a very familiar starship conquers the Earth and then looks for more.
1025 | The Tunnel | 2011 | Horror, Mystery, Thriller | 90 | A news crew goes into the abandoned tunnels under Sydney to find out why the government went silent.
1026 | The Cosmonaut | 2013 | Sci-Fi, Drama, Romance | 81 | A cosmonaut comes back to an Earth that seems to have been left by everyone.
`,
)
