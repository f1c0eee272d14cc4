-- What was shown on each day of a range and watched within the window after it, in all and by slate, position and model;
-- beside it what the most watched items of the 28 days before would have had in the same number of places.
WITH owned AS (
  SELECT facts.*, coalesce(subjects.user_id, facts.user_id) AS owner_id
  FROM facts
  LEFT JOIN subjects ON subjects.id = facts.user_id
  WHERE NOT coalesce(facts.occurred_ms <= subjects.erased_ms, false)
    AND facts.occurred_ms >= :from_ms - 28 * 864e5
    AND facts.occurred_ms < :to_ms + :window_ms
    AND facts.event_type IN ('watch', 'impression')
),
watches AS (
  SELECT owner_id AS user_id, item_id, min(occurred_ms) AS watched_ms
  FROM owned
  WHERE event_type = 'watch'
    AND (watched_ratio * 1e2 >= :min_percent OR (ended AND watched_ratio * 1e2 >= :min_percent_when_ended))
  GROUP BY owner_id, item_id, play_id
),
opened AS (
  SELECT
    owned.owner_id AS user_id, owned.slate_kind, owned.occurred_ms,
    CAST(floor(owned.occurred_ms / 864e5) AS bigint) AS day,
    CASE WHEN owned.recommendation_id LIKE 'IS-%' THEN 'fallback' ELSE coalesce(models.model_id, 'live') END AS model_id,
    split(owned.impression, '|') AS item_ids, split(owned.positions, '|') AS places
  FROM owned
  LEFT JOIN models ON models.from_ms <= owned.occurred_ms AND models.to_ms > owned.occurred_ms
  WHERE owned.event_type = 'impression' AND owned.impression IS NOT NULL
    AND owned.occurred_ms >= :from_ms AND owned.occurred_ms < :to_ms
),
shown AS (
  SELECT
    opened.user_id, opened.day, parts.item_id, coalesce(opened.slate_kind, '') AS slate, coalesce(opened.places[parts.place], '') AS position,
    opened.model_id AS model, min(opened.occurred_ms) AS shown_ms
  FROM opened
  CROSS JOIN UNNEST(opened.item_ids) WITH ORDINALITY AS parts (item_id, place)
  GROUP BY 1, 2, 3, 4, 5, 6
),
keyed AS (
  SELECT 'day' AS grouping_name, '' AS key, user_id, day, item_id, min(shown_ms) AS shown_ms FROM shown GROUP BY 3, 4, 5
  UNION ALL
  SELECT 'slate', slate, user_id, day, item_id, min(shown_ms) FROM shown WHERE slate <> '' GROUP BY 2, 3, 4, 5
  UNION ALL
  SELECT 'position', position, user_id, day, item_id, min(shown_ms) FROM shown WHERE position <> '' GROUP BY 2, 3, 4, 5
  UNION ALL
  SELECT 'model', model, user_id, day, item_id, min(shown_ms) FROM shown GROUP BY 2, 3, 4, 5
),
hit_rows AS (
  SELECT DISTINCT keyed.grouping_name, keyed.key, keyed.user_id, keyed.day, keyed.item_id
  FROM keyed
  INNER JOIN watches ON watches.user_id = keyed.user_id AND watches.item_id = keyed.item_id
  WHERE watches.watched_ms >= keyed.shown_ms AND watches.watched_ms <= keyed.shown_ms + :window_ms
),
hits AS (
  SELECT grouping_name, key, day, count(*) AS hits FROM hit_rows GROUP BY grouping_name, key, day
),
lists AS (
  SELECT grouping_name, key, user_id, day, count(*) AS places FROM keyed GROUP BY grouping_name, key, user_id, day
),
-- How often each item was watched in the 28 days before each day.
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
user_days AS (
  SELECT DISTINCT user_id, day FROM shown
),
-- Popular items that the user had watched already are no use to them: the next one takes the place.
seen AS (
  SELECT user_days.user_id, user_days.day, watches.item_id, ranked.place
  FROM user_days
  INNER JOIN watches ON watches.user_id = user_days.user_id AND watches.watched_ms < user_days.day * 864e5
  INNER JOIN ranked ON ranked.day = user_days.day AND ranked.item_id = watches.item_id
  GROUP BY 1, 2, 3, 4
),
wanted AS (
  SELECT user_days.user_id, user_days.day, watches.item_id, ranked.place
  FROM user_days
  INNER JOIN watches
    ON watches.user_id = user_days.user_id
    AND watches.watched_ms >= user_days.day * 864e5
    AND watches.watched_ms <= user_days.day * 864e5 + :window_ms
  INNER JOIN ranked ON ranked.day = user_days.day AND ranked.item_id = watches.item_id
  LEFT JOIN seen
    ON seen.user_id = user_days.user_id AND seen.day = user_days.day AND seen.item_id = watches.item_id
  WHERE seen.item_id IS NULL
  GROUP BY 1, 2, 3, 4
),
popular AS (
  SELECT wanted.user_id, wanted.day, wanted.item_id, wanted.place - count(seen.item_id) AS place
  FROM wanted
  LEFT JOIN seen ON seen.user_id = wanted.user_id AND seen.day = wanted.day AND seen.place < wanted.place
  GROUP BY wanted.user_id, wanted.day, wanted.item_id, wanted.place
),
baselines AS (
  SELECT lists.grouping_name, lists.key, lists.day, count(*) AS hits
  FROM lists
  INNER JOIN popular ON popular.user_id = lists.user_id AND popular.day = lists.day AND popular.place <= lists.places
  GROUP BY lists.grouping_name, lists.key, lists.day
),
totals AS (
  SELECT grouping_name, key, day, sum(places) AS shown FROM lists GROUP BY grouping_name, key, day
)
SELECT
  totals.day, totals.grouping_name, totals.key, CAST(totals.shown AS bigint) AS shown,
  coalesce(hits.hits, 0) AS hits, coalesce(baselines.hits, 0) AS baseline_hits
FROM totals
LEFT JOIN hits ON hits.grouping_name = totals.grouping_name AND hits.key = totals.key AND hits.day = totals.day
LEFT JOIN baselines
  ON baselines.grouping_name = totals.grouping_name AND baselines.key = totals.key AND baselines.day = totals.day
ORDER BY 1, 2, 3
