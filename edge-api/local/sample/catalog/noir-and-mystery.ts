// Film noir, crime and mystery after 1930: films whose United States copyright was not renewed or never valid.
import { parseFilms } from './film.ts'

export const noirAndMystery = parseFilms(
  'public-domain',
  `
601 | Detour | 1945 | Film-Noir, Crime, Drama | 68 | A hitchhiking pianist takes a dead man's car and picks up the one passenger who knows.
602 | D.O.A. | 1950 | Film-Noir, Crime, Mystery | 83 | An accountant has a few days to find out who has poisoned him and why.
603 | Scarlet Street | 1945 | Film-Noir, Crime, Drama | 102 | A meek cashier who paints on Sundays is swindled by the woman he adores.
604 | The Stranger | 1946 | Film-Noir, Thriller, Mystery | 95 | An investigator follows a war criminal to a Connecticut town where he teaches under a new name.
605 | The Strange Love of Martha Ivers | 1946 | Film-Noir, Drama, Romance | 116 | A childhood secret binds a rich woman, her husband and the friend who comes back to town.
606 | The Hitch-Hiker | 1953 | Film-Noir, Crime, Thriller | 71 | Two friends on a fishing trip pick up a murderer who sleeps with one eye open.
607 | Kansas City Confidential | 1952 | Film-Noir, Crime, Thriller | 99 | A framed delivery driver tracks the masked men of a robbery to a Mexican resort.
608 | Impact | 1949 | Film-Noir, Crime, Drama | 111 | A businessman survives his wife's plot and lets the world believe that he is dead.
609 | Quicksand | 1950 | Film-Noir, Crime, Thriller | 79 | A mechanic borrows twenty dollars from the till and sinks deeper with every attempt to repay it.
610 | Too Late for Tears | 1949 | Film-Noir, Crime, Thriller | 99 | A housewife will do anything to keep the bag of cash thrown into her car.
611 | The Red House | 1947 | Film-Noir, Mystery, Thriller | 100 | A farmer forbids anyone to enter the woods where an old house keeps his secret.
612 | He Walked by Night | 1948 | Film-Noir, Crime, Thriller | 79 | Detectives hunt a clever burglar who escapes through the storm drains of Los Angeles.
613 | The Big Combo | 1955 | Film-Noir, Crime, Thriller | 87 | A police lieutenant spends his own money to bring down a gangster whose girl he loves.
614 | Suddenly | 1954 | Film-Noir, Crime, Thriller | 75 | Killers take over a house above a small station where the president's train will stop.
615 | The Amazing Mr. X | 1948 | Film-Noir, Mystery, Thriller | 78 | A fake medium preys on a widow who hears her husband's voice at night.
616 | Fear in the Night | 1947 | Film-Noir, Mystery, Thriller | 72 | A bank teller wakes from a nightmare of murder with the proof of it in his pocket.
617 | Please Murder Me! | 1956 | Film-Noir, Crime, Drama | 75 | A lawyer who wins a guilty woman's freedom plans how to set the balance right.
618 | The Man Who Cheated Himself | 1950 | Film-Noir, Crime, Thriller | 81 | A homicide detective covers up a killing that his own brother is assigned to solve.
619 | The Second Woman | 1950 | Film-Noir, Mystery, Romance | 91 | An architect haunted by his fiancée's death seems to be losing his mind, or is being helped to.
620 | Port of New York | 1949 | Film-Noir, Crime, Thriller | 82 | Customs and narcotics agents go undercover against a smooth smuggler.
621 | The Man with the Golden Arm | 1955 | Drama, Film-Noir, Romance | 119 | A card dealer home from rehabilitation wants to play drums and is pulled back to the needle.
622 | Beat the Devil | 1953 | Comedy, Adventure, Crime | 89 | Swindlers stranded in an Italian port lie to one another about uranium.
623 | Charade | 1963 | Mystery, Comedy, Romance | 113 | A Paris widow is pursued by men who want her husband's fortune and helped by one who keeps changing his name.
624 | Sherlock Holmes and the Secret Weapon | 1943 | Mystery, Crime, Thriller | 68 | The detective guards a bomb sight and its inventor from an old enemy.
625 | The Woman in Green | 1945 | Mystery, Crime, Thriller | 68 | Severed fingers lead Holmes to a hypnotist and to a duel of wills with Moriarty.
626 | Terror by Night | 1946 | Mystery, Crime, Thriller | 60 | A famous diamond and a murderer share the night train to Edinburgh with Holmes.
627 | Dressed to Kill | 1946 | Mystery, Crime, Thriller | 72 | Three plain music boxes made in prison are worth killing for.
628 | The Kennel Murder Case | 1933 | Mystery, Crime | 73 | A gentleman detective doubts a suicide behind a locked door.
629 | Topper Returns | 1941 | Comedy, Mystery, Fantasy | 88 | The ghost of a murdered young woman drags a banker into finding her killer.
630 | Mr. Moto's Last Warning | 1939 | Mystery, Thriller, Adventure | 71 | A secret agent uncovers a plot against the French fleet in Port Said.
631 | Dick Tracy | 1945 | Crime, Mystery, Action | 61 | A square-jawed detective seeks the scarred man who kills with a surgeon's knife.
632 | Dick Tracy Meets Gruesome | 1947 | Crime, Action, Sci-Fi | 65 | Bank robbers use a gas that freezes everyone in place.
633 | The Death Kiss | 1932 | Mystery, Comedy, Crime | 75 | An actor is shot for real during a scene, and a studio writer turns detective.
634 | The Most Dangerous Game | 1932 | Adventure, Thriller, Horror | 63 | A shipwrecked hunter becomes the prey of a count who is bored with animals.
`,
)
