// Westerns: before 1931, or later ones whose United States copyright was not renewed.
import { parseFilms } from './film.ts'

export const westerns = parseFilms(
  'public-domain',
  `
901 | The Great Train Robbery | 1903 | Western, Action, Crime | 11 | Bandits hold up a train and are ridden down by a posse.
902 | Hell's Hinges | 1916 | Western, Drama | 64 | A gunman is changed by the sister of a weak preacher and burns a wicked town clean.
903 | Straight Shooting | 1917 | Western, Romance | 62 | A hired gun sent against homesteaders changes sides at a graveside.
904 | The Toll Gate | 1920 | Western, Drama | 73 | A betrayed outlaw on the run is taken in by a woman alone with her child.
905 | The Covered Wagon | 1923 | Western, Adventure, Romance | 98 | A wagon train sets out for Oregon through rivers, quarrels and rumors of gold.
906 | The Iron Horse | 1924 | Western, Drama, Romance | 150 | A surveyor's son helps to join the railroads of two coasts and finds his father's murderer.
907 | Tumbleweeds | 1925 | Western, Romance, Adventure | 78 | A cowboy rides in the Cherokee Strip land rush to claim a home and a wife.
908 | 3 Bad Men | 1926 | Western, Drama, Romance | 92 | Three outlaws become guardians to a young woman during the Dakota land rush.
909 | The Virginian | 1929 | Western, Romance | 91 | A ranch foreman must hang his friend and face the man who led him astray.
910 | In Old Arizona | 1928 | Western, Romance, Crime | 95 | The Cisco Kid trusts the wrong woman while a sergeant closes in.
911 | The Big Trail | 1930 | Western, Adventure, Romance | 125 | A young scout leads settlers west and watches two of them for the murder of a friend.
912 | Billy the Kid | 1930 | Western, Drama | 98 | A young gunman avenges a rancher and is hunted by a sheriff who likes him.
913 | The Squaw Man | 1914 | Western, Drama | 74 | An English officer takes the blame for a theft and starts over in Wyoming.
914 | Wild and Woolly | 1917 | Western, Comedy | 72 | A New Yorker in love with the old West visits a modern town that stages it for him.
915 | Riders of Destiny | 1933 | Western, Action, Musical | 53 | A government man in disguise helps ranchers whose water is being stolen.
916 | The Star Packer | 1934 | Western, Action, Mystery | 53 | A marshal looks for the unseen Shadow who commands a gang through a wall safe.
917 | Blue Steel | 1934 | Western, Action | 54 | A lawman suspected of robbery uncovers a plot to drive a town off its gold.
918 | The Lucky Texan | 1934 | Western, Action, Comedy | 55 | Two partners strike gold and are swindled out of their ranch.
919 | Randy Rides Alone | 1934 | Western, Action, Mystery | 53 | A drifter found among the dead in a saloon goes after the real killers.
920 | The Phantom Empire | 1935 | Western, Sci-Fi, Musical | 245 | A singing cowboy finds a super-scientific city beneath his ranch.
921 | Santa Fe Trail | 1940 | Western, War, Romance | 110 | Young officers fresh from West Point ride against John Brown.
922 | The Outlaw | 1943 | Western, Romance | 116 | Doc Holliday, Pat Garrett and Billy the Kid fall out over a horse and a woman.
923 | Abilene Town | 1946 | Western, Romance, Action | 89 | A marshal stands between cattlemen and homesteaders at the end of the trail.
924 | Angel and the Badman | 1947 | Western, Romance | 100 | A wounded gunfighter is nursed by a Quaker girl who would like him to put the gun down.
925 | Vengeance Valley | 1951 | Western, Drama | 83 | A foreman keeps taking the blame for his faithless foster brother.
926 | The Big Trees | 1952 | Western, Adventure, Drama | 89 | A lumber baron after the redwoods meets a religious colony that holds them sacred.
927 | Rage at Dawn | 1955 | Western, Action, Crime | 87 | An agent poses as a train robber to get inside a gang of brothers.
928 | One-Eyed Jacks | 1961 | Western, Drama | 141 | A bandit comes out of prison to find that the partner who left him is now a sheriff.
929 | McLintock! | 1963 | Western, Comedy, Romance | 127 | A cattle baron's estranged wife returns to town and brings the house down.
`,
)
