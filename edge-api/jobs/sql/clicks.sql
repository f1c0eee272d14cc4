-- How many of the items shown on each day of a range were clicked within the window. Items a day and user, each once.
WITH clicks AS (
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
    AND facts.occurred_ms >= :from_ms AND facts.occurred_ms < :to_ms
    AND NOT coalesce(facts.occurred_ms <= subjects.erased_ms, false)
),
cards AS (
  SELECT opened.user_id, opened.occurred_ms, parts.item_id
  FROM opened
  CROSS JOIN UNNEST(opened.item_ids) AS parts (item_id)
),
-- Few cards are of what their user clicked: only those are put together by day.
clicked AS (
  SELECT DISTINCT user_id, item_id, day
  FROM (
    SELECT
      cards.user_id, cards.item_id, CAST(floor(cards.occurred_ms / 864e5) AS bigint) AS day, clicks.clicked_ms,
      min(cards.occurred_ms) AS shown_ms
    FROM cards
    INNER JOIN clicks ON clicks.user_id = cards.user_id AND clicks.item_id = cards.item_id
    GROUP BY 1, 2, 3, 4
  ) AS shown
  WHERE clicked_ms >= shown_ms AND clicked_ms <= shown_ms + :window_ms
)
SELECT day, count(*) AS clicked
FROM clicked
GROUP BY day
ORDER BY day
