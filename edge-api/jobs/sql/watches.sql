-- What was watched on each day of a range, how much of it had been shown within the window before, and how many of the
-- items shown on the day were clicked within the window. Items a day and user, each once.
WITH owned AS (
  SELECT facts.*, coalesce(subjects.user_id, facts.user_id) AS owner_id
  FROM facts
  LEFT JOIN subjects ON subjects.id = facts.user_id
  WHERE NOT coalesce(facts.occurred_ms <= subjects.erased_ms, false)
    AND facts.occurred_ms >= :from_ms - :window_ms
    AND facts.occurred_ms < :to_ms + :window_ms
    AND facts.event_type IN ('watch', 'click', 'impression')
),
playings AS (
  SELECT owner_id AS user_id, item_id, min(occurred_ms) AS watched_ms
  FROM owned
  WHERE event_type = 'watch'
    AND (watched_ratio * 1e2 >= :min_percent OR (ended AND watched_ratio * 1e2 >= :min_percent_when_ended))
  GROUP BY owner_id, item_id, play_id
),
watches AS (
  SELECT user_id, item_id, CAST(floor(watched_ms / 864e5) AS bigint) AS day, max(watched_ms) AS watched_ms
  FROM playings
  WHERE watched_ms >= :from_ms AND watched_ms < :to_ms
  GROUP BY 1, 2, 3
),
opened AS (
  SELECT owner_id AS user_id, occurred_ms, split(impression, '|') AS item_ids
  FROM owned
  WHERE event_type = 'impression' AND impression IS NOT NULL AND occurred_ms < :to_ms
),
shown AS (
  SELECT opened.user_id, parts.item_id, CAST(floor(opened.occurred_ms / 864e5) AS bigint) AS day, min(opened.occurred_ms) AS shown_ms
  FROM opened
  CROSS JOIN UNNEST(opened.item_ids) AS parts (item_id)
  GROUP BY 1, 2, 3
),
recommended AS (
  SELECT DISTINCT watches.user_id, watches.item_id, watches.day
  FROM watches
  INNER JOIN shown ON shown.user_id = watches.user_id AND shown.item_id = watches.item_id
  WHERE watches.watched_ms >= shown.shown_ms AND watches.watched_ms <= shown.shown_ms + :window_ms
),
clicked AS (
  SELECT DISTINCT shown.user_id, shown.item_id, shown.day
  FROM shown
  INNER JOIN owned ON owned.owner_id = shown.user_id AND owned.item_id = shown.item_id AND owned.event_type = 'click'
  WHERE shown.shown_ms >= :from_ms
    AND owned.occurred_ms >= shown.shown_ms AND owned.occurred_ms <= shown.shown_ms + :window_ms
),
counts AS (
  SELECT day, count(*) AS watches, 0 AS recommended, 0 AS clicked FROM watches GROUP BY day
  UNION ALL
  SELECT day, 0, count(*), 0 FROM recommended GROUP BY day
  UNION ALL
  SELECT day, 0, 0, count(*) FROM clicked GROUP BY day
)
SELECT
  day, CAST(sum(watches) AS bigint) AS watches, CAST(sum(recommended) AS bigint) AS recommended, CAST(sum(clicked) AS bigint) AS clicked
FROM counts
GROUP BY day
ORDER BY day
