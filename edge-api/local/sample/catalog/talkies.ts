// Comedies, romances, dramas, musicals and war films with sound: up to 1930, or later ones in the public domain.
import { parseFilms } from './film.ts'

export const talkies = parseFilms(
  'public-domain',
  `
801 | His Girl Friday | 1940 | Comedy, Romance | 92 | A newspaper editor uses every trick to keep his best reporter, and former wife, from marrying another man.
802 | My Man Godfrey | 1936 | Comedy, Romance | 94 | A scatterbrained heiress hires a man from the city dump as the family's butler.
803 | Nothing Sacred | 1937 | Comedy, Romance | 77 | A reporter makes a celebrity of a dying girl who is not dying.
804 | Meet John Doe | 1941 | Comedy, Drama, Romance | 122 | A made-up letter in a newspaper needs a man to have written it, and a drifter takes the job.
805 | Penny Serenade | 1941 | Drama, Romance | 119 | Old records bring back the joys and losses of a marriage.
806 | A Star Is Born | 1937 | Drama, Romance | 111 | A farm girl rises in Hollywood while the actor who discovered her falls.
807 | Love Affair | 1939 | Romance, Drama, Comedy | 88 | Two travelers engaged to others agree to meet in six months at the top of a skyscraper.
808 | Of Human Bondage | 1934 | Drama, Romance | 83 | A medical student with a clubfoot cannot free himself from a cruel waitress.
809 | A Farewell to Arms | 1932 | War, Romance, Drama | 89 | An ambulance driver and a nurse fall in love on the Italian front.
810 | Rain | 1932 | Drama, Romance | 94 | A missionary on a rainy Pacific island sets out to reform a defiant woman.
811 | The Southerner | 1945 | Drama | 92 | A cotton picker and his family try to farm a worn-out piece of Texas land of their own.
812 | Cyrano de Bergerac | 1950 | Drama, Romance, Adventure | 113 | A swordsman with a great nose woos the woman he loves with words spoken for another.
813 | The Last Time I Saw Paris | 1954 | Drama, Romance | 116 | A writer returns to Paris and remembers the marriage that he spoiled there.
814 | The Snows of Kilimanjaro | 1952 | Adventure, Drama, Romance | 114 | A wounded writer in camp below the mountain goes over the loves he has wasted.
815 | The Inspector General | 1949 | Comedy, Musical | 102 | A hungry medicine-show man is taken for the feared inspector of the emperor.
816 | Father's Little Dividend | 1951 | Comedy | 82 | A father who has just recovered from his daughter's wedding learns that he will be a grandfather.
817 | The Flying Deuces | 1939 | Comedy | 69 | Two friends join the Foreign Legion so that one of them may forget a broken heart.
818 | Africa Screams | 1949 | Comedy, Adventure | 79 | Two department store clerks end up on a safari with a map that only one of them remembers.
819 | My Favorite Brunette | 1947 | Comedy, Mystery, Crime | 87 | A baby photographer who dreams of being a detective takes a case far above his talents.
820 | Road to Bali | 1952 | Comedy, Musical, Adventure | 91 | Two song-and-dance men dive for treasure and compete for a princess.
821 | At War with the Army | 1950 | Comedy, Musical, War | 93 | A sergeant and a hapless private muddle through life in an army camp.
822 | Royal Wedding | 1951 | Musical, Comedy, Romance | 93 | A brother and sister dance their way to London in the season of a royal wedding.
823 | Second Chorus | 1940 | Musical, Comedy, Romance | 84 | Two trumpet players compete for the same band and the same manager.
824 | Till the Clouds Roll By | 1946 | Musical, Drama | 132 | The life of a Broadway composer is told through his songs.
825 | The Jazz Singer | 1927 | Musical, Drama, Romance | 89 | A cantor's son leaves home to sing on the stage and must choose on the eve of a holy day.
826 | The Broadway Melody | 1929 | Musical, Drama, Romance | 100 | Two sisters bring their act to New York and fall for the same songwriter.
827 | Applause | 1929 | Musical, Drama, Romance | 80 | A fading burlesque star tries to keep her convent-raised daughter off the stage.
828 | The Love Parade | 1929 | Musical, Comedy, Romance | 107 | A queen marries a ladies' man who finds that he has nothing to do at court.
829 | Hallelujah | 1929 | Musical, Drama | 109 | A cotton worker turned preacher is torn between his calling and a woman of the town.
830 | King of Jazz | 1930 | Musical, Comedy, Animation | 105 | A bandleader's scrapbook opens onto one lavish color number after another.
831 | Monte Carlo | 1930 | Musical, Comedy, Romance | 90 | A count poses as a hairdresser to be near a runaway countess.
832 | Whoopee! | 1930 | Musical, Comedy, Western | 93 | A hypochondriac out west is dragged into a runaway bride's elopement.
833 | The Cocoanuts | 1929 | Musical, Comedy | 93 | Four brothers turn a Florida hotel, a land auction and a jewel theft upside down.
834 | Animal Crackers | 1930 | Musical, Comedy, Mystery | 97 | A painting is stolen at a party for an explorer whom nobody can stop from talking.
835 | Under the Roofs of Paris | 1930 | Musical, Romance, Drama | 96 | A street singer and his best friend fall for the same girl.
836 | The Blue Angel | 1930 | Drama, Musical, Romance | 108 | A stern schoolmaster throws his life away for a cabaret singer.
837 | Morocco | 1930 | Drama, Romance, War | 92 | A cabaret singer in a tuxedo must choose between a rich man and a legionnaire.
838 | All Quiet on the Western Front | 1930 | War, Drama | 152 | Schoolboys cheered into the trenches find nothing there of what they were promised.
839 | Hell's Angels | 1930 | War, Action, Drama | 127 | Two brothers as different as can be fly against zeppelins and aces.
840 | The Dawn Patrol | 1930 | War, Action, Drama | 108 | A squadron commander sends ever younger pilots up in patched airplanes.
841 | Westfront 1918 | 1930 | War, Drama | 97 | Four German infantrymen live through the last months of the war.
842 | Journey's End | 1930 | War, Drama | 120 | Officers in a dugout wait three days for an attack that they know is coming.
843 | Sunny Side Up | 1929 | Musical, Comedy, Romance | 121 | A girl from the tenements is invited to a Long Island estate to make someone jealous.
844 | City Girl | 1930 | Romance, Drama | 88 | A Chicago waitress marries a wheat farmer and meets his unforgiving father.
845 | The Big House | 1930 | Crime, Drama, Thriller | 87 | A frightened newcomer shares a cell with two hardened men as a prison break is planned.
846 | Little Men | 1940 | Drama, Children, Comedy | 84 | A swindler's son is sent to a school where he is trusted for the first time.
`,
)
