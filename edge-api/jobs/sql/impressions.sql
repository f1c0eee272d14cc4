-- What was shown in the answers that a kept event quotes: one row an answer and user, ids in the order seen, some repeated.
-- An impression says what came into view; the first four of an answer are enough, and bound the memory that is needed.
SELECT
  quoted.user_id, quoted.recommendation_id,
  array_join(
    min_by(facts.impression, lpad(CAST(facts.occurred_ms AS varchar), 15, '0') || facts.event_id, 4), '|'
  ) AS impression
FROM facts
LEFT JOIN subjects ON subjects.id = facts.user_id
INNER JOIN (
  SELECT DISTINCT user_id, recommendation_id FROM verdicts WHERE verdict = 'kept' AND recommendation_id IS NOT NULL
) AS quoted
  ON quoted.user_id = coalesce(subjects.user_id, facts.user_id)
  AND quoted.recommendation_id = facts.recommendation_id
WHERE facts.event_type = 'impression' AND facts.impression IS NOT NULL
GROUP BY quoted.user_id, quoted.recommendation_id
