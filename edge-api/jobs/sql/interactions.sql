-- What is trained on: the kept events and the imported history.
-- Of equal rows one is kept: a history may have been exported from the same site.
SELECT user_id, item_id, event_type, max(event_value) AS event_value, timestamp_seconds, max(impression) AS impression
FROM (
  SELECT
    verdicts.user_id, verdicts.item_id,
    CASE verdicts.event_type WHEN 'watch' THEN 'Watch' WHEN 'click' THEN 'Click' ELSE 'Like' END AS event_type,
    verdicts.event_value,
    CAST(floor(verdicts.occurred_ms / 1e3) AS bigint) AS timestamp_seconds,
    impressions.impression
  FROM verdicts
  LEFT JOIN impressions
    ON impressions.user_id = verdicts.user_id AND impressions.recommendation_id = verdicts.recommendation_id
  WHERE verdicts.verdict = 'kept'
  UNION ALL
  SELECT
    history.USER_ID, history.ITEM_ID, history.EVENT_TYPE, history.EVENT_VALUE, history.TIMESTAMP, CAST(NULL AS varchar)
  FROM history
  LEFT JOIN (
    SELECT user_id, item_id FROM verdicts WHERE verdict = 'dislike' GROUP BY user_id, item_id
  ) AS disliked ON disliked.user_id = history.USER_ID AND disliked.item_id = history.ITEM_ID
  WHERE disliked.user_id IS NULL AND history.TIMESTAMP >= :since_ms / 1e3
) AS positives
GROUP BY user_id, item_id, event_type, timestamp_seconds
