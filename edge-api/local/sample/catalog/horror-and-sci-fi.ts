// Horror and science fiction after 1930: films whose United States copyright was not renewed or never valid.
import { parseFilms } from './film.ts'

export const horrorAndSciFi = parseFilms(
  'public-domain',
  `
701 | Night of the Living Dead | 1968 | Horror, Thriller | 96 | Strangers barricade themselves in a farmhouse while the dead gather outside.
702 | Carnival of Souls | 1962 | Horror, Mystery | 78 | After a car accident an organist is drawn to an abandoned pavilion by figures only she can see.
703 | The Last Man on Earth | 1964 | Horror, Sci-Fi, Drama | 86 | The sole survivor of a plague hunts by day and hides by night.
704 | House on Haunted Hill | 1959 | Horror, Mystery, Thriller | 75 | A millionaire offers five guests a fortune each to live through one night in a cursed house.
705 | White Zombie | 1932 | Horror, Romance | 67 | A plantation owner in Haiti asks a sorcerer for help in love and regrets it.
706 | The Vampire Bat | 1933 | Horror, Mystery | 63 | Bloodless bodies have a village hunting for a vampire while a doctor keeps his secrets.
707 | The Devil Bat | 1940 | Horror, Sci-Fi, Thriller | 68 | A cheated chemist trains giant bats to attack whoever wears his shaving lotion.
708 | Invisible Ghost | 1941 | Horror, Mystery, Thriller | 64 | A gentle widower turns murderer whenever he glimpses his vanished wife.
709 | The Corpse Vanishes | 1942 | Horror, Mystery | 64 | A botanist steals brides from the altar to keep his wife young.
710 | Bowery at Midnight | 1942 | Horror, Crime, Thriller | 61 | A professor by day runs a soup kitchen at night as a front for robbery and worse.
711 | The Ape Man | 1943 | Horror, Sci-Fi | 64 | A scientist who has turned himself half into an ape needs human fluid for the cure.
712 | The Ape | 1940 | Horror, Sci-Fi | 62 | A small-town doctor hides his experiments behind the hunt for an escaped circus ape.
713 | The Mad Monster | 1942 | Horror, Sci-Fi | 77 | A disgraced scientist turns his gardener into a wolf man to get even.
714 | The Little Shop of Horrors | 1960 | Comedy, Horror | 72 | A flower shop assistant raises a plant that talks and wants only one kind of food.
715 | A Bucket of Blood | 1959 | Comedy, Horror, Crime | 66 | A busboy in a beatnik café becomes a celebrated sculptor by covering his victims in clay.
716 | The Wasp Woman | 1959 | Horror, Sci-Fi | 73 | A cosmetics tycoon tries a youth serum made from wasps on herself.
717 | Attack of the Giant Leeches | 1959 | Horror, Sci-Fi | 62 | Something in the Florida swamp is dragging the locals down to an underwater cave.
718 | The Brain That Wouldn't Die | 1962 | Horror, Sci-Fi | 82 | A surgeon keeps his fiancée's head alive while he looks for a body to go with it.
719 | The Killer Shrews | 1959 | Horror, Sci-Fi, Thriller | 69 | Storm-bound visitors on an island are besieged by shrews the size of dogs.
720 | The Giant Gila Monster | 1959 | Horror, Sci-Fi | 74 | A hot-rod mechanic finds out why cars keep vanishing from a Texas road.
721 | The Screaming Skull | 1958 | Horror, Mystery | 68 | A bride is tormented by skulls in the house where her husband's first wife died.
722 | Dementia 13 | 1963 | Horror, Thriller, Mystery | 75 | A scheming widow joins her husband's family for a memorial at an Irish castle where an ax is at work.
723 | The Terror | 1963 | Horror, Thriller | 81 | A French officer follows a vanishing woman to the castle of a haunted baron.
724 | The Bat | 1959 | Horror, Mystery, Thriller | 80 | A mystery writer rents a mansion where a clawed killer is looking for stolen money.
725 | Manos: The Hands of Fate | 1966 | Horror | 70 | A family that took the wrong road spends a night at the lodge of a strange cult.
727 | The Phantom Planet | 1961 | Sci-Fi, Adventure, Romance | 82 | An astronaut shrinks to the size of the people on a tiny wandering world.
728 | Teenagers from Outer Space | 1959 | Sci-Fi, Horror, Romance | 86 | A young alien deserts his crew to save the Earth from their giant livestock.
730 | The Amazing Transparent Man | 1960 | Sci-Fi, Crime, Thriller | 58 | A safecracker is sprung from prison and made invisible to steal atomic material.
731 | The Beast of Yucca Flats | 1961 | Horror, Sci-Fi | 54 | A defecting scientist caught in an atomic test wanders the desert as a brute.
732 | Eegah | 1962 | Horror, Comedy, Adventure | 90 | A prehistoric giant in the California desert falls for a girl with a sports car.
733 | The Phantom Creeps | 1939 | Sci-Fi, Horror, Adventure | 265 | A rogue inventor with a robot, an invisibility belt and a meteorite defies the government for twelve chapters.
734 | Reefer Madness | 1936 | Drama, Crime, Comedy | 66 | A cautionary tale about marijuana is so overheated that it became a comedy by accident.
`,
)
