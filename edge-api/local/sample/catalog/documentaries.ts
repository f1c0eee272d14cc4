// Documentaries: before 1931, or works of the United States government.
import { parseFilms } from './film.ts'

export const documentaries = parseFilms(
  'public-domain',
  `
501 | Nanook of the North | 1922 | Documentary, Adventure | 78 | An Inuit hunter and his family go about life on the Arctic ice.
502 | Man with a Movie Camera | 1929 | Documentary | 68 | A cameraman roams a Soviet city from dawn to night and shows how the film of it is made.
503 | Berlin: Symphony of a Metropolis | 1927 | Documentary | 65 | One day in the life of a great city is cut like a piece of music.
504 | Grass: A Nation's Battle for Life | 1925 | Documentary, Adventure | 71 | Thousands of Persian herders cross a river and a mountain barefoot in search of pasture.
505 | Moana | 1926 | Documentary, Romance | 77 | A young man of Samoa fishes, cooks, dances and earns his tattoo.
506 | Chang: A Drama of the Wilderness | 1927 | Documentary, Adventure, Drama | 69 | A farmer in the jungle of Siam defends his family from leopards, tigers and elephants.
507 | Manhatta | 1921 | Documentary | 11 | Lower Manhattan is seen in steep angles between lines of a poem.
508 | Rain | 1929 | Documentary | 14 | A shower passes over the canals, roofs and umbrellas of Amsterdam.
509 | South | 1919 | Documentary, Adventure | 81 | The photographer of Shackleton's expedition shows their ship trapped and crushed by the ice.
510 | The Battle of the Somme | 1916 | Documentary, War | 74 | Cameramen follow British soldiers into the opening days of one of history's bloodiest battles.
511 | In Spring | 1929 | Documentary | 60 | A city in Ukraine thaws, washes its windows and comes out to celebrate.
512 | H2O | 1929 | Documentary | 13 | Water is watched until its reflections become abstract patterns of light.
513 | Kino Eye | 1924 | Documentary | 78 | Young pioneers and a camera that can run time backwards look at the new Soviet village.
514 | Workers Leaving the Lumière Factory | 1895 | Documentary | 1 | The gates open and the staff of a photographic works walks out into the street.
515 | The Arrival of a Train | 1896 | Documentary | 1 | A steam train pulls into a seaside station and its passengers step down.
516 | The Plow That Broke the Plains | 1936 | Documentary | 25 | Overfarming turns the grass of the Great Plains into the Dust Bowl.
517 | The River | 1938 | Documentary | 31 | The Mississippi carries away the soil of half a continent until dams are built to hold it.
518 | Power and the Land | 1940 | Documentary | 38 | An Ohio farm family joins a cooperative and gets electric light at last.
519 | Prelude to War | 1942 | Documentary, War | 52 | American soldiers are told why their country has gone to war.
520 | The Nazis Strike | 1943 | Documentary, War | 41 | Captured footage traces the path from German rearmament to the invasion of Poland.
521 | Divide and Conquer | 1943 | Documentary, War | 57 | The fall of Western Europe in 1940 is explained campaign by campaign.
522 | The Battle of Russia | 1943 | Documentary, War | 83 | An American series tells of the siege of Leningrad and the turning point at Stalingrad.
523 | War Comes to America | 1945 | Documentary, War | 65 | The last film of a wartime series follows American opinion from isolation to Pearl Harbor.
524 | The Battle of Midway | 1942 | Documentary, War | 18 | A director with a handheld camera films the attack on an island in the Pacific.
525 | The Memphis Belle: A Story of a Flying Fortress | 1944 | Documentary, War | 45 | A bomber crew flies over Germany on what should be its last mission.
526 | Report from the Aleutians | 1943 | Documentary, War | 47 | Soldiers hold a bleak island base through fog, mud and boredom.
527 | The Battle of San Pietro | 1945 | Documentary, War | 32 | Infantrymen take an Italian village at a cost the camera does not hide.
528 | Let There Be Light | 1946 | Documentary, War | 58 | Soldiers with invisible wounds are treated in an army psychiatric hospital.
529 | The Negro Soldier | 1944 | Documentary, War | 43 | A preacher's sermon recounts what Black Americans have given in their country's wars.
530 | Duck and Cover | 1952 | Documentary, Animation, Children | 9 | A cartoon turtle teaches schoolchildren what to do when the bright flash comes.
`,
)
