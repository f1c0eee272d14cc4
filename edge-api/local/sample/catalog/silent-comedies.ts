// Comedies of the silent years: Chaplin, Keaton, Lloyd and their company. Published before 1931.
import { parseFilms } from './film.ts'

export const silentComedies = parseFilms(
  'public-domain',
  `
101 | The General | 1926 | Comedy, Action, War | 79 | A railroad engineer chases stolen trains behind enemy lines to win back his locomotive and his sweetheart.
102 | Sherlock Jr. | 1924 | Comedy, Mystery, Fantasy | 45 | A film projectionist accused of theft dreams himself into the picture on the screen as a great detective.
103 | Our Hospitality | 1923 | Comedy, Romance | 74 | A young man comes home to claim an inheritance and falls for the daughter of the family sworn to kill him.
104 | The Navigator | 1924 | Comedy, Adventure | 59 | Two pampered rich people who cannot boil an egg find themselves adrift alone on an ocean liner.
105 | Seven Chances | 1925 | Comedy, Romance | 56 | A broker must be married by seven in the evening to inherit, and hundreds of brides answer the call.
106 | Go West | 1925 | Comedy, Western | 69 | A lonely drifter on an Arizona ranch makes his only friend, a brown-eyed cow.
107 | Battling Butler | 1926 | Comedy | 77 | A spoiled heir pretends to be a champion boxer of the same name and has to live up to it.
108 | College | 1927 | Comedy, Romance | 66 | A bookish student tries every sport on campus to impress the girl who admires athletes.
109 | Steamboat Bill, Jr. | 1928 | Comedy, Romance | 70 | A delicate son joins his rough riverboat father just in time for the cyclone of the century.
110 | The Cameraman | 1928 | Comedy, Romance | 69 | A street photographer turns newsreel cameraman to be near the secretary he adores.
111 | One Week | 1920 | Comedy | 19 | Newlyweds assemble a house from a kit whose crates a jealous rival has renumbered.
112 | Cops | 1922 | Comedy | 18 | An innocent moving job ends with an entire police force running after one young man.
113 | The Goat | 1921 | Comedy | 23 | Mistaken for a wanted murderer, a hungry young man runs from every policeman he meets.
114 | The Playhouse | 1921 | Comedy, Fantasy | 22 | A stagehand dreams of a theater in which every player, musician and spectator is himself.
115 | The Boat | 1921 | Comedy | 23 | A proud father launches his homemade boat and takes his family straight into disaster.
116 | The Kid | 1921 | Comedy, Drama | 68 | A tramp raises an abandoned boy as his own until the authorities come to take the child away.
117 | The Gold Rush | 1925 | Comedy, Adventure | 95 | A lone prospector meets hunger, blizzards and a dance hall girl in the frozen Klondike.
118 | The Circus | 1928 | Comedy, Romance | 72 | A tramp on the run becomes the star clown of a failing circus without knowing that he is funny.
119 | The Pilgrim | 1923 | Comedy, Western | 47 | An escaped convict in a stolen parson's suit is welcomed as the new minister of a frontier town.
120 | The Immigrant | 1917 | Comedy, Romance | 22 | Two poor passengers meet on a pitching ship and again in a restaurant neither can afford.
121 | Easy Street | 1917 | Comedy | 24 | A reformed vagrant becomes the policeman of the roughest street in town.
122 | The Rink | 1916 | Comedy | 24 | A clumsy waiter turns out to be a genius on roller skates.
123 | One A.M. | 1916 | Comedy | 26 | A gentleman home late from a party fights his own furniture on the long way up to bed.
124 | A Dog's Life | 1918 | Comedy | 33 | A tramp and a stray dog share sausages, a dance hall and a stolen wallet.
125 | The Tramp | 1915 | Comedy, Romance | 26 | A wanderer saves a farmer's daughter from thieves and mistakes her thanks for love.
126 | The Adventurer | 1917 | Comedy | 24 | An escaped convict rescues drowning strangers and is invited to their elegant party.
127 | Kid Auto Races at Venice | 1914 | Comedy | 11 | A nuisance in a bowler hat will not stay out of the newsreel camera's picture.
128 | Tillie's Punctured Romance | 1914 | Comedy | 82 | A city swindler courts a farmer's daughter for her money, twice.
129 | Safety Last! | 1923 | Comedy, Romance, Thriller | 73 | A store clerk's publicity stunt leaves him climbing a skyscraper and hanging from its clock.
130 | Girl Shy | 1924 | Comedy, Romance | 87 | A stammering author of a manual on women races across the county to stop a wedding.
131 | The Freshman | 1925 | Comedy | 76 | An eager freshman desperate to be popular gets one chance on the football field.
132 | Speedy | 1928 | Comedy, Action | 86 | A baseball-mad New Yorker fights to save the city's last horse-drawn streetcar.
133 | Grandma's Boy | 1922 | Comedy | 60 | A timid young man finds courage in a charm that his grandmother made up.
134 | Why Worry? | 1923 | Comedy, Adventure | 63 | A wealthy hypochondriac seeking quiet walks into a revolution and befriends a giant.
135 | The Kid Brother | 1927 | Comedy, Romance | 82 | The gentle youngest son of a tough family outwits the thieves his father and brothers cannot.
136 | Haunted Spooks | 1920 | Comedy, Horror | 25 | A lovelorn young man marries an heiress who must live in a house that an uncle fills with ghosts.
137 | Never Weaken | 1921 | Comedy | 29 | A jilted clerk finds himself stranded high on the girders of an unfinished skyscraper.
138 | Big Business | 1929 | Comedy | 19 | Two Christmas tree salesmen and a reluctant customer take apart a house and a car.
139 | The Battle of the Century | 1927 | Comedy | 19 | A dropped banana peel starts the largest pie fight a street has ever seen.
140 | Two Tars | 1928 | Comedy | 21 | Two sailors on leave turn a traffic jam into a slow and thorough demolition of every car in it.
141 | Liberty | 1929 | Comedy | 20 | Two escaped convicts in each other's trousers end up on top of an unfinished skyscraper.
142 | The Strong Man | 1926 | Comedy, Romance | 75 | A Belgian soldier crosses America in search of the pen pal whose letters kept him alive.
143 | Tramp, Tramp, Tramp | 1926 | Comedy | 62 | A shoemaker's son enters a walking race across the continent for love of the girl on the billboards.
144 | The Oyster Princess | 1919 | Comedy, Romance | 60 | An oyster tycoon's spoiled daughter demands a prince and gets the wrong man at the right time.
145 | The Doll | 1919 | Comedy, Fantasy, Romance | 66 | A bachelor afraid of women marries a mechanical doll that is not mechanical at all.
146 | The Marriage Circle | 1924 | Comedy, Romance | 85 | Two Viennese couples entangle themselves in a polite ring of jealousy and flirtation.
147 | It | 1927 | Comedy, Romance | 72 | A lively shop girl sets her heart on the owner of the department store.
148 | Show People | 1928 | Comedy, Romance | 83 | A Southern belle goes to Hollywood to be a tragedienne and is hit in the face with seltzer.
149 | The Patsy | 1928 | Comedy | 78 | An overlooked younger sister tries out new personalities to be noticed at last.
150 | My Best Girl | 1927 | Comedy, Romance | 80 | A stockroom girl falls for a new clerk without knowing that his father owns the store.
151 | Exit Smiling | 1926 | Comedy | 77 | The wardrobe girl of a touring company dreams of playing the vamp and finally does, for love.
152 | The Italian Straw Hat | 1928 | Comedy | 105 | A bridegroom must replace a lady's eaten hat in the middle of his own wedding day.
153 | Three Ages | 1923 | Comedy, Romance | 63 | The same two rivals court the same girl in the Stone Age, in Rome and today.
154 | Shoulder Arms | 1918 | Comedy, War | 45 | A recruit in the trenches dreams of capturing the enemy's leader single-handed.
`,
)
