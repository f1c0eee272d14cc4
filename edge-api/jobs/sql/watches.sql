-- What was watched on each day of a range, how much of it had been shown within the window before, and how many of the
-- items shown on the day were clicked within the window. Items a day and user, each once.
WITH playings AS (
  SELECT coalesce(subjects.user_id, facts.user_id) AS user_id, facts.item_id, min(facts.occurred_ms) AS watched_ms
  FROM facts
  LEFT JOIN subjects ON subjects.id = facts.user_id
  WHERE facts.event_type = 'watch'
    AND facts.occurred_ms >= :from_ms - :window_ms AND facts.occurred_ms < :to_ms + :window_ms
    AND NOT coalesce(facts.occurred_ms <= subjects.erased_ms, false)
    AND (
      facts.watched_ratio * 1e2 >= :min_percent
      OR (facts.ended AND facts.watched_ratio * 1e2 >= :min_percent_when_ended)
    )
  GROUP BY 1, facts.item_id, facts.play_id
),
watches AS (
  SELECT user_id, item_id, CAST(floor(watched_ms / 864e5) AS bigint) AS day, max(watched_ms) AS watched_ms
  FROM playings
  WHERE watched_ms >= :from_ms AND watched_ms < :to_ms
  GROUP BY 1, 2, 3
),
clicks AS (
  SELECT DISTINCT coalesce(subjects.user_id, facts.user_id) AS user_id, facts.item_id, facts.occurred_ms AS clicked_ms
  FROM facts
  LEFT JOIN subjects ON subjects.id = facts.user_id
  WHERE facts.event_type = 'click'
    AND facts.occurred_ms >= :from_ms AND facts.occurred_ms < :to_ms + :window_ms
    AND NOT coalesce(facts.occurred_ms <= subjects.erased_ms, false)
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
-- Few cards are of what their user watched or clicked: only those are put together by day.
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
clicked AS (
  SELECT DISTINCT user_id, item_id, day
  FROM (
    SELECT
      cards.user_id, cards.item_id, CAST(floor(cards.occurred_ms / 864e5) AS bigint) AS day, clicks.clicked_ms,
      min(cards.occurred_ms) AS shown_ms
    FROM cards
    INNER JOIN clicks ON clicks.user_id = cards.user_id AND clicks.item_id = cards.item_id
    WHERE cards.occurred_ms >= :from_ms
    GROUP BY 1, 2, 3, 4
  ) AS shown
  WHERE clicked_ms >= shown_ms AND clicked_ms <= shown_ms + :window_ms
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
