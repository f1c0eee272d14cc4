-- One row an act, over all days: 'kept', or why it is left out. An event that was stored twice, the reports of one playing,
-- the reactions of a user to an item are one act each. Who an act belongs to is decided here, because it changes.
WITH reactions AS (
  -- The last reaction to an item is the one that holds.
  SELECT
    coalesce(subjects.user_id, signals.user_id) AS user_id, signals.item_id,
    max_by(signals.event_type, lpad(CAST(signals.occurred_ms AS varchar), 15, '0') || signals.act_id) AS event_type,
    max_by(signals.recommendation_id, lpad(CAST(signals.occurred_ms AS varchar), 15, '0') || signals.act_id) AS recommendation_id,
    max(signals.occurred_ms) AS occurred_ms,
    count(*) AS events
  FROM signals
  LEFT JOIN subjects ON subjects.id = signals.user_id
  WHERE signals.event_type IN ('like', 'dislike', 'clear') AND NOT coalesce(signals.occurred_ms <= subjects.erased_ms, false)
  GROUP BY coalesce(subjects.user_id, signals.user_id), signals.item_id
),
acts AS (
  SELECT
    coalesce(subjects.user_id, signals.user_id) AS user_id, signals.item_id, signals.event_type,
    min(signals.recommendation_id) AS recommendation_id,
    min(signals.occurred_ms) AS occurred_ms,
    max(signals.event_value) AS event_value,
    count(*) AS events
  FROM signals
  LEFT JOIN subjects ON subjects.id = signals.user_id
  WHERE signals.event_type IN ('click', 'watch') AND NOT coalesce(signals.occurred_ms <= subjects.erased_ms, false)
  GROUP BY coalesce(subjects.user_id, signals.user_id), signals.item_id, signals.event_type, signals.act_id
  UNION ALL
  SELECT user_id, item_id, event_type, recommendation_id, occurred_ms, CAST(NULL AS double), events FROM reactions
)
SELECT
  acts.event_type, acts.user_id, acts.item_id, acts.recommendation_id, acts.occurred_ms, acts.event_value, acts.events,
  CASE
    WHEN acts.event_type = 'dislike' THEN 'dislike'
    WHEN acts.event_type = 'clear' THEN 'reaction cleared'
    WHEN disliked.user_id IS NOT NULL THEN 'disliked since'
    WHEN catalog.itemId IS NULL THEN 'item not in the catalog'
    WHEN acts.occurred_ms < :since_ms THEN 'before the window'
    ELSE 'kept'
  END AS verdict
FROM acts
LEFT JOIN reactions AS disliked
  ON disliked.user_id = acts.user_id AND disliked.item_id = acts.item_id AND disliked.event_type = 'dislike'
LEFT JOIN catalog ON catalog.itemId = acts.item_id
