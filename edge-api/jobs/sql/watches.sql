-- What was watched on each day of a range, and how much of it had been shown within the window before. Items a day and user,
-- each once.
WITH watches AS (
  SELECT user_id, item_id, CAST(floor(watched_ms / 864e5) AS bigint) AS day, max(watched_ms) AS watched_ms
  FROM playings
  WHERE watched_ms >= :from_ms AND watched_ms < :to_ms
  GROUP BY 1, 2, 3
),
opened AS (
  SELECT coalesce(subjects.user_id, facts.user_id) AS user_id, facts.occurred_ms, split(facts.impression, '|') AS item_ids
  FROM facts
  LEFT JOIN subjects ON subjects.id = facts.user_id
  WHERE facts.event_type = 'impression' AND facts.impression IS NOT NULL
    AND facts.occurred_ms >= :from_ms - :window_ms AND facts.occurred_ms < :to_ms
    AND NOT coalesce(facts.occurred_ms <= subjects.erased_ms, false)
),
cards AS (
  SELECT opened.user_id, opened.occurred_ms, parts.item_id
  FROM opened
  CROSS JOIN UNNEST(opened.item_ids) AS parts (item_id)
),
-- Few cards are of what their user watched: only those are put together by day.
recommended AS (
  SELECT DISTINCT user_id, item_id, day
  FROM (
    SELECT watches.user_id, watches.item_id, watches.day, watches.watched_ms, min(cards.occurred_ms) AS shown_ms
    FROM cards
    INNER JOIN watches ON watches.user_id = cards.user_id AND watches.item_id = cards.item_id
    GROUP BY watches.user_id, watches.item_id, watches.day, watches.watched_ms, CAST(floor(cards.occurred_ms / 864e5) AS bigint)
  ) AS shown
  WHERE watched_ms >= shown_ms AND watched_ms <= shown_ms + :window_ms
),
counts AS (
  SELECT day, count(*) AS watches, 0 AS recommended FROM watches GROUP BY day
  UNION ALL
  SELECT day, 0, count(*) FROM recommended GROUP BY day
)
SELECT day, CAST(sum(watches) AS bigint) AS watches, CAST(sum(recommended) AS bigint) AS recommended
FROM counts
GROUP BY day
ORDER BY day
