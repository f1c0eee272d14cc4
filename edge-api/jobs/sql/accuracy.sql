-- What was shown on each day of a range and watched within the window after it, in all and by slate, position, model and
-- source; beside it what the most watched items of the 28 days before would have had in the same number of places.
-- Where a card was is one number, its label: of model, source, slate and position, 3, 3 and 4 digits; 0 is unknown.
WITH watches AS (
  SELECT user_id, item_id, watched_ms
  FROM playings
  WHERE watched_ms >= :from_ms - 28 * 864e5 AND watched_ms < :to_ms + :window_ms
),
opened AS (
  SELECT
    coalesce(subjects.user_id, facts.user_id) AS user_id, facts.occurred_ms, CAST(floor(facts.occurred_ms / 864e5) AS bigint) AS day,
    CASE WHEN facts.recommendation_id LIKE 'IS-%' THEN 1 ELSE coalesce(models.model_no, 2) END * 10000000000
      + CASE
          WHEN facts.recommendation_id LIKE 'IS-batch-%' THEN 2
          WHEN facts.recommendation_id LIKE 'IS-popular-%' THEN 3
          WHEN facts.recommendation_id LIKE 'IS-static-%' THEN 4
          WHEN facts.recommendation_id LIKE 'IS-%' THEN 5
          ELSE 1
        END * 10000000
      + coalesce(slates.slate_no, 0) * 10000 AS label,
    split(facts.impression, '|') AS item_ids, split(coalesce(facts.positions, ''), '|') AS places
  FROM facts
  LEFT JOIN subjects ON subjects.id = facts.user_id
  LEFT JOIN models ON models.from_ms <= facts.occurred_ms AND models.to_ms > facts.occurred_ms
  LEFT JOIN slates ON slates.slate_kind = facts.slate_kind
  WHERE facts.event_type = 'impression' AND facts.impression IS NOT NULL
    AND facts.occurred_ms >= :from_ms AND facts.occurred_ms < :to_ms
    AND NOT coalesce(facts.occurred_ms <= subjects.erased_ms, false)
),
cards AS (
  SELECT
    opened.user_id, opened.day, opened.occurred_ms, parts.item_id,
    opened.label
      + coalesce(TRY_CAST(element_at(opened.places, array_position(opened.item_ids, parts.item_id)) AS bigint), 0) AS label
  FROM opened
  CROSS JOIN UNNEST(opened.item_ids) AS parts (item_id)
),
-- Each item once a day and user. Most were in one place only: nothing else is needed of those.
shown AS (
  SELECT user_id, day, item_id, min(label) AS label, max(label) AS last_label
  FROM cards
  GROUP BY user_id, day, item_id
),
moved AS (
  SELECT
    cards.user_id, cards.day, cards.item_id,
    CAST(floor(cards.label / 1e10) AS bigint) AS model,
    CAST(floor(cards.label / 1e7) - floor(cards.label / 1e10) * 1e3 AS bigint) AS source,
    CAST(floor(cards.label / 1e4) - floor(cards.label / 1e7) * 1e3 AS bigint) AS slate,
    CAST(cards.label - floor(cards.label / 1e4) * 1e4 AS bigint) AS position
  FROM cards
  INNER JOIN shown
    ON shown.user_id = cards.user_id AND shown.day = cards.day AND shown.item_id = cards.item_id
    AND shown.label < shown.last_label
),
once AS (
  SELECT
    user_id, day,
    CAST(floor(label / 1e10) AS bigint) AS model,
    CAST(floor(label / 1e7) - floor(label / 1e10) * 1e3 AS bigint) AS source,
    CAST(floor(label / 1e4) - floor(label / 1e7) * 1e3 AS bigint) AS slate,
    CAST(label - floor(label / 1e4) * 1e4 AS bigint) AS position
  FROM shown
  WHERE label = last_label
),
-- How many items each user was shown on each day, by model, source, slate and position.
lists AS (
  SELECT grouping_no, key, user_id, day, sum(places) AS places
  FROM (
    SELECT 1 AS grouping_no, model AS key, user_id, day, count(*) AS places FROM once GROUP BY 2, 3, 4
    UNION ALL
    SELECT 2, source, user_id, day, count(*) FROM once GROUP BY 2, 3, 4
    UNION ALL
    SELECT 3, slate, user_id, day, count(*) FROM once GROUP BY 2, 3, 4
    UNION ALL
    SELECT 4, position, user_id, day, count(*) FROM once GROUP BY 2, 3, 4
    UNION ALL
    SELECT 1, model, user_id, day, count(DISTINCT item_id) FROM moved GROUP BY 2, 3, 4
    UNION ALL
    SELECT 2, source, user_id, day, count(DISTINCT item_id) FROM moved GROUP BY 2, 3, 4
    UNION ALL
    SELECT 3, slate, user_id, day, count(DISTINCT item_id) FROM moved GROUP BY 2, 3, 4
    UNION ALL
    SELECT 4, position, user_id, day, count(DISTINCT item_id) FROM moved GROUP BY 2, 3, 4
  ) AS parts
  GROUP BY grouping_no, key, user_id, day
),
-- Few cards are of what their user watched after it. The window begins with the first of a day, of all as of each key.
watched AS (
  SELECT
    cards.user_id, cards.day, cards.item_id, watches.watched_ms, cards.occurred_ms,
    CAST(floor(cards.label / 1e10) AS bigint) AS model,
    CAST(floor(cards.label / 1e7) - floor(cards.label / 1e10) * 1e3 AS bigint) AS source,
    CAST(floor(cards.label / 1e4) - floor(cards.label / 1e7) * 1e3 AS bigint) AS slate,
    CAST(cards.label - floor(cards.label / 1e4) * 1e4 AS bigint) AS position
  FROM cards
  INNER JOIN watches ON watches.user_id = cards.user_id AND watches.item_id = cards.item_id
  WHERE watches.watched_ms >= :from_ms
    AND watches.watched_ms >= cards.occurred_ms AND watches.watched_ms < cards.occurred_ms + 86400000 + :window_ms
),
watched_keys AS (
  SELECT 0 AS grouping_no, 0 AS key, * FROM watched
  UNION ALL
  SELECT 1, model, * FROM watched
  UNION ALL
  SELECT 2, source, * FROM watched
  UNION ALL
  SELECT 3, slate, * FROM watched
  UNION ALL
  SELECT 4, position, * FROM watched
),
hits AS (
  SELECT DISTINCT grouping_no, key, user_id, day, item_id
  FROM (
    SELECT grouping_no, key, user_id, day, item_id, watched_ms, min(occurred_ms) AS shown_ms
    FROM watched_keys
    GROUP BY 1, 2, 3, 4, 5, 6
  ) AS firsts
  WHERE watched_ms <= shown_ms + :window_ms
),
-- The most watched items of the 28 days before each day, the most watched first.
watch_days AS (
  SELECT item_id, CAST(floor(watched_ms / 864e5) AS bigint) AS day, count(*) AS watches FROM watches GROUP BY 1, 2
),
days AS (
  SELECT DISTINCT day FROM shown
),
ranked AS (
  SELECT
    days.day, watch_days.item_id,
    row_number() OVER (PARTITION BY days.day ORDER BY sum(watch_days.watches) DESC, watch_days.item_id) AS place
  FROM days
  INNER JOIN watch_days ON watch_days.day < days.day AND watch_days.day >= days.day - 28
  GROUP BY days.day, watch_days.item_id
),
-- Popular items that the user had watched in those 28 days are no use to them: the next one takes the place. An item can
-- move up by no more places than the user has watched items.
known AS (
  SELECT user_id, count(*) AS watches FROM watches GROUP BY user_id
),
user_days AS (
  SELECT lists.user_id, lists.day, lists.places, lists.places + known.watches AS last_place
  FROM (SELECT user_id, day, count(*) AS places FROM shown GROUP BY user_id, day) AS lists
  INNER JOIN known ON known.user_id = lists.user_id
),
near AS (
  SELECT
    user_days.user_id, user_days.day, user_days.places, watches.item_id, ranked.place,
    min(watches.watched_ms) < user_days.day * 86400000 AS seen
  FROM user_days
  INNER JOIN watches
    ON watches.user_id = user_days.user_id
    AND watches.watched_ms >= (user_days.day - 28) * 86400000
    AND watches.watched_ms <= user_days.day * 86400000 + :window_ms
  INNER JOIN ranked ON ranked.day = user_days.day AND ranked.item_id = watches.item_id AND ranked.place <= user_days.last_place
  GROUP BY user_days.user_id, user_days.day, user_days.places, watches.item_id, ranked.place
),
moved_up AS (
  SELECT
    user_id, day, places, seen,
    place - sum(CASE WHEN seen THEN 1 ELSE 0 END) OVER (PARTITION BY user_id, day ORDER BY place) AS place
  FROM near
),
popular AS (
  SELECT user_id, day, place FROM moved_up WHERE NOT seen AND place <= places
),
counts AS (
  SELECT 0 AS grouping_no, 0 AS key, day, count(*) AS shown, 0 AS hits, 0 AS baseline_hits FROM shown GROUP BY day
  UNION ALL
  SELECT grouping_no, key, day, sum(places), 0, 0 FROM lists GROUP BY grouping_no, key, day
  UNION ALL
  SELECT grouping_no, key, day, 0, count(*), 0 FROM hits GROUP BY grouping_no, key, day
  UNION ALL
  SELECT 0, 0, day, 0, 0, count(*) FROM popular GROUP BY day
  UNION ALL
  SELECT lists.grouping_no, lists.key, lists.day, 0, 0, count(*)
  FROM lists
  INNER JOIN popular ON popular.user_id = lists.user_id AND popular.day = lists.day AND popular.place <= lists.places
  GROUP BY lists.grouping_no, lists.key, lists.day
)
SELECT
  day,
  CASE grouping_no WHEN 0 THEN 'day' WHEN 1 THEN 'model' WHEN 2 THEN 'source' WHEN 3 THEN 'slate' ELSE 'position' END AS grouping_name,
  key, CAST(sum(shown) AS bigint) AS shown, CAST(sum(hits) AS bigint) AS hits,
  CAST(sum(baseline_hits) AS bigint) AS baseline_hits
FROM counts
WHERE grouping_no < 3 OR key > 0
GROUP BY day, grouping_no, key
ORDER BY 1, 2, 3
