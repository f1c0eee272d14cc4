-- What is trained on: the kept acts, each with what was shown in the answer it quotes, and the imported history. Some rows
-- may be equal, because a history may have been exported from the same site: export.sql puts them side by side.
SELECT
  verdicts.user_id, verdicts.item_id,
  CASE verdicts.event_type WHEN 'watch' THEN 'Watch' WHEN 'click' THEN 'Click' ELSE 'Like' END AS event_type,
  verdicts.event_value,
  CAST(floor(verdicts.occurred_ms / 1e3) AS bigint) AS timestamp_seconds,
  answers.impression
FROM verdicts
LEFT JOIN (
  SELECT coalesce(subjects.user_id, shown.user_id) AS user_id, shown.recommendation_id, min(shown.impression) AS impression
  FROM shown
  LEFT JOIN subjects ON subjects.id = shown.user_id
  GROUP BY coalesce(subjects.user_id, shown.user_id), shown.recommendation_id
) AS answers
  ON answers.user_id = verdicts.user_id AND answers.recommendation_id = verdicts.recommendation_id
WHERE verdicts.verdict = 'kept'
UNION ALL
SELECT
  history.USER_ID, history.ITEM_ID, history.EVENT_TYPE, history.EVENT_VALUE, history.TIMESTAMP, CAST(NULL AS varchar)
FROM history
LEFT JOIN (
  SELECT user_id, item_id FROM verdicts WHERE verdict = 'dislike' GROUP BY user_id, item_id
) AS disliked ON disliked.user_id = history.USER_ID AND disliked.item_id = history.ITEM_ID
LEFT JOIN subjects ON subjects.id = history.USER_ID
WHERE disliked.user_id IS NULL AND history.TIMESTAMP >= :since_ms / 1e3
  AND NOT coalesce(history.TIMESTAMP * 1e3 <= subjects.erased_ms, false)
